package dev.kith.indexer.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody the user exchanges mail with.
///
/// @param id stable while the person is known; the first address seen
/// @param name as they write it themselves, or the address
/// @param addresses lower-case addr-specs, the most recently used first
/// @param zone their offset from UTC in seconds as their Date headers say, or null
public record Person(
        String id,
        String name,
        List<String> addresses,
        Kind kind,
        List<String> phones,
        @Nullable String title,
        @Nullable String organisation,
        @Nullable Integer zone) {
    public Person {
        addresses = List.copyOf(addresses);
        phones = List.copyOf(phones);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a person has an address");
        }
    }
}
