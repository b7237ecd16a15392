package dev.kith.app.daemon;

import dev.kith.indexer.Reading;
import dev.kith.rules.reminder.Command;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the user wrote in a mail, as far as Kith goes by it.
final class Written {
    private static final Pattern REPLY_PREFIX = Pattern.compile("(?i)^(?:(?:re|aw|sv|vs|antw)(?:\\[\\d+])?:\\s*)+");

    private Written() {}

    /// The command in it, if it is one. Who writes a single word writes what looks like a signature.
    static Optional<Command> command(Reading read, ZonedDateTime now) {
        return Command.of(read.subject(), read.text().isBlank() ? read.signature() : read.text(), now);
    }

    /// A subject without what programs put before an answer's.
    static String bare(String subject) {
        return REPLY_PREFIX.matcher(subject.strip()).replaceFirst("");
    }
}
