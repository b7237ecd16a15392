package dev.kith.indexer.people;

import java.util.List;
import java.util.Set;

/// What the user said about who is who.
///
/// @param same pairs of addresses of one person each
/// @param apart addresses that stand for themselves whatever the mail suggests
public record Identities(List<Pair> same, Set<String> apart) {
    public static final Identities NONE = new Identities(List.of(), Set.of());

    public Identities {
        same = List.copyOf(same);
        apart = Set.copyOf(apart);
    }

    /// Two lower-case addresses of one person.
    public record Pair(String one, String other) {}
}
