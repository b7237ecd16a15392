package dev.kith.indexer;

import java.util.Set;

/// The user's own addresses, from the configuration. Further ones are learned from what is sent.
public record Me(Set<String> addresses) {
    public Me {
        addresses = Set.copyOf(addresses);
    }
}
