package dev.kith.app.desk;

import dev.kith.app.config.Config;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.people.Identities;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets the index know what the user said: who is who, who carries which tag, what is kept out.
final class WhoIsWho {
    private WhoIsWho() {}

    /// @param now tags count that stand then
    static void tell(Indexer indexer, Ledger ledger, Optional<Config> config, Instant now) {
        indexer.identities(identities(ledger.joins()));
        var tagged = tagged(ledger.said(), now);
        indexer.tags(tag -> tagged.getOrDefault(tag, Set.of()));
        indexer.keepOut(new Excluded(config.map(Config::accounts).orElse(List.of()), ledger.seals()));
    }

    /// Erases what was indexed before it was kept out.
    static void purge(Indexer indexer, Optional<Config> config) throws IOException {
        var accounts = config.map(Config::accounts).orElse(List.of());
        var excluded = new Excluded(accounts, _ -> false);
        for (var account : accounts) {
            for (var mailbox : indexer.mailboxes(account.name())) {
                if (excluded.mailbox(account.name(), mailbox)) {
                    indexer.retain(account.name(), mailbox, 0, List.of(), Long.MAX_VALUE);
                }
            }
        }
        indexer.purge();
    }

    static boolean excludes(Optional<Config> config) {
        return config.stream()
                .flatMap(c -> c.accounts().stream())
                .anyMatch(a -> !a.exclude().isEmpty());
    }

    /// The later word holds: a split undoes the merges of an address before it, a merge its split.
    static Identities identities(List<Utterance> joins) {
        var same = new ArrayList<Identities.Pair>();
        var apart = new HashSet<String>();
        for (var said : joins) {
            switch (said.word()) {
                case Word.Merged(var other) -> same.add(new Identities.Pair(said.address(), other));
                case Word.Split() -> {
                    same.removeIf(pair ->
                            pair.one().equals(said.address()) || pair.other().equals(said.address()));
                    apart.add(said.address());
                }
                default -> throw new IllegalArgumentException("not about who is who: " + said.word());
            }
        }
        return new Identities(same, apart);
    }

    private static Map<String, Set<String>> tagged(Said said, Instant now) {
        var tagged = new HashMap<String, Set<String>>();
        said.tags(now)
                .forEach((address, tags) -> tags.forEach(
                        tag -> tagged.computeIfAbsent(tag, _ -> new HashSet<>()).add(address)));
        return tagged;
    }
}
