package dev.kith.rules.said;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the user can say about a person, or about all (with an empty address). A closed list; the commands of the
/// same names say them. A null rule means every rule.
public sealed interface Word {
    record Tag(String tag, boolean on) implements Word {
        public Tag {
            if (!tag.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}")) {
                throw new IllegalArgumentException("a tag is one word of letters, digits, - and _: " + tag);
            }
        }
    }

    /// @param every how often to be in touch, or null to take it away
    record Cadence(@Nullable Duration every) implements Word {
        public Cadence {
            if (every != null && (every.isNegative() || every.isZero())) {
                throw new IllegalArgumentException("a cadence is longer than nothing");
            }
        }
    }

    record Snooze(Instant until, @Nullable String rule) implements Word {}

    /// Let this tie rest: no reminders until the user writes again or takes it back.
    record Rest(boolean on) implements Word {}

    record Mute(boolean on, @Nullable String rule) implements Word {}

    /// We talk elsewhere: silence means nothing; promises and questions still count.
    record Elsewhere(boolean on) implements Word {}

    /// They do not wish to hear from the user, or the user from them.
    record Declined(boolean on) implements Word {}

    /// What is open has been seen to.
    record Done(@Nullable String rule) implements Word {}

    /// Contact outside mail.
    record Met(Instant when) implements Word {}

    record Note(String text) implements Word {}

    /// Never index this person. Where the word is kept, the address is not: see the ledger.
    record Sealed(boolean on) implements Word {}

    record Merged(String other) implements Word {}

    /// This address is a person of its own.
    record Split() implements Word {}

    /// No reminders. Said with an empty address.
    ///
    /// @param until null: until resumed
    record Paused(@Nullable Instant until) implements Word {}

    record Resumed() implements Word {}
}
