package dev.kith.indexer.people;

/// Somebody named in a message.
///
/// @param address lower-case addr-spec
/// @param name the display name as written there, or empty
public record Party(String address, String name, Role role) {
    public Party {
        if (address.isEmpty()) {
            throw new IllegalArgumentException("a party has an address");
        }
    }
}
