package dev.kith.indexer.people;

import java.util.Map;
import java.util.Set;

/// What the user said about who is who.
///
/// @param same an address and another one of the same person
/// @param apart addresses that stand for themselves whatever the mail suggests
public record Identities(Map<String, String> same, Set<String> apart) {
    public static final Identities NONE = new Identities(Map.of(), Set.of());

    public Identities {
        same = Map.copyOf(same);
        apart = Set.copyOf(apart);
    }
}
