package dev.kith.rules.said;

import java.time.Instant;
import java.util.Locale;

/// A word, about whom, when and by which way it was said.
///
/// @param address lower-case addr-spec, or empty where the word is about everybody
/// @param author `command`, `page`, `mail`, `gesture`, `address book`, `Kith`: shown when the word is taken back
public record Utterance(String address, Word word, Instant at, String author) {
    public Utterance {
        address = address.strip().toLowerCase(Locale.ROOT);
    }
}
