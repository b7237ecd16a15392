package dev.kith.rules.ledger;

import dev.kith.rules.said.Word;
import java.time.Instant;
import java.util.List;

/// What a backup keeps of a ledger: all that cannot be read from mail again, in plain values. What is on its way (the
/// outbox) and how far mail was read are left out: neither is true any more when a backup is restored.
///
/// @param key of the ledger's HMACs; with it the reminders sent so far are known again
public record Archive(
        byte[] key, List<Spoken> said, List<Delivered> told, List<Sealed> sealed, List<Sources.Import> imports) {
    /// As [dev.kith.rules.reminder.Stamp] asks: with a shorter one Kith would not start again.
    private static final int KEY_OCTETS_MIN = 16;

    /// Later than anything a command can say; the milliseconds of a much later one have no room in a column.
    private static final Instant LATEST = Instant.parse("+200000-01-01T00:00:00Z");

    /// A word that stands.
    ///
    /// @param about an address, a sealed one's keyed hash, or empty
    /// @param rule empty for every rule
    public record Spoken(String about, String verb, String argument, String rule, Instant at, String by) {
        public Spoken {
            usable(at);
            switch (word(verb, argument, rule)) {
                case Word.Snooze snooze -> usable(snooze.until());
                case Word.Met(var when) -> usable(when);
                case Word.Paused(var until) -> usable(until == null ? at : until);
                default -> {}
            }
        }

        /// What cannot be read as a word would end every reading of the ledger from then on.
        private static Word word(String verb, String argument, String rule) {
            try {
                return new WordText(verb, argument, rule).word();
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /// An occasion that was told.
    public record Delivered(String rule, String person, String episode, Instant at, boolean digest, String messageId) {
        public Delivered {
            usable(at);
        }
    }

    public record Sealed(String hash, Instant at) {
        public Sealed {
            usable(at);
        }
    }

    /// What a restore did.
    ///
    /// @param said words that were not there
    /// @param told occasions that were not there
    /// @param leftOut words about people who were forgotten or sealed since
    public record Restored(int said, int told, int leftOut) {}

    public Archive {
        if (key.length < KEY_OCTETS_MIN) {
            throw new IllegalArgumentException("a key has at least " + KEY_OCTETS_MIN + " octets");
        }
        said = List.copyOf(said);
        told = List.copyOf(told);
        sealed = List.copyOf(sealed);
        imports = List.copyOf(imports);
    }

    /// Anybody may have written the file: a date that cannot be reckoned with is a mistake in it.
    private static void usable(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("no such date can be reckoned with: " + at);
        }
    }
}
