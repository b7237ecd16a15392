package dev.kith.app.desk;

import dev.kith.app.line.FoundLine;
import java.util.List;
import java.util.Optional;

/// A found conversation or message, written for people to read.
public final class FoundText {
    /// What is printed of each.
    public enum Output {
        /// Two lines: when, with whom, about what; and where the words stand.
        TEXT,
        /// The path of the imported file it is in.
        FILES,
        /// A `mid:` link (RFC 2392), which a mail client opens.
        LINKS
    }

    private FoundText() {}

    /// @param terminal whether to mark the words that were found, and to link the subject
    public static List<String> lines(FoundLine found, Output output, boolean terminal) {
        return switch (output) {
            case FILES -> Optional.ofNullable(found.file()).stream().toList();
            case LINKS -> List.of(FoundLine.mid(found.messageId()));
            case TEXT -> {
                var other = found.direction().equals("sent") ? "to " + String.join(", ", found.to()) : found.from();
                var subject = WithoutControls.line(found.subject());
                var shown = terminal ? link(found.messageId(), subject) : subject;
                var first = found.date().toLocalDate() + "  " + WithoutControls.line(other) + "  " + shown;
                yield found.snippet().isBlank()
                        ? List.of(first)
                        : List.of(first, "            " + marked(WithoutControls.line(found.snippet()), terminal));
            }
        };
    }

    private static String link(String messageId, String text) {
        return "\033]8;;" + FoundLine.mid(messageId) + "\033\\" + text + "\033]8;;\033\\";
    }

    /// Matches stand between U+2068 and U+2069: bold on a terminal, plain elsewhere.
    private static String marked(String snippet, boolean terminal) {
        return snippet.replace("\u2068", terminal ? "\033[1m" : "").replace("\u2069", terminal ? "\033[0m" : "");
    }
}
