package dev.kith.app.line;

import dev.kith.indexer.Hit;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A found conversation or message, as `search --json` prints it.
///
/// @param mid a link by which mail clients open it
public record FoundLine(
        String messageId,
        String conversation,
        OffsetDateTime date,
        String direction,
        String from,
        List<String> to,
        String subject,
        String snippet,
        double score,
        @Nullable String person,
        @Nullable String folder,
        long uid,
        @Nullable String file,
        @Nullable String mid) {
    private static final String PLAIN = "!$&'()*+,-._~:@=;";

    public static FoundLine of(Hit hit) {
        return new FoundLine(
                hit.messageId(),
                hit.conversation(),
                hit.date(),
                hit.direction().name().toLowerCase(Locale.ROOT),
                hit.from(),
                hit.to(),
                hit.subject(),
                hit.snippet(),
                hit.score(),
                hit.person(),
                hit.folder(),
                hit.uid(),
                hit.file(),
                mid(hit.messageId()));
    }

    /// The link by which mail clients open a message.
    public static String mid(String messageId) {
        var link = new StringBuilder("mid:");
        for (var octet : messageId.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xFF);
            if ((c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0) {
                link.append(c);
            } else {
                link.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return link.toString();
    }
}
