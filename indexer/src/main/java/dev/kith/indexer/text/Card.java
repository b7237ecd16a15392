package dev.kith.indexer.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a signature tells of its owner.
///
/// @param phones as written, at most 3
/// @param title such as "Head of Sales", or null
/// @param organisation or null
public record Card(
        List<String> phones,
        @Nullable String title,
        @Nullable String organisation) {
    static final Card EMPTY = new Card(List.of(), null, null);

    public Card {
        phones = List.copyOf(phones);
    }
}
