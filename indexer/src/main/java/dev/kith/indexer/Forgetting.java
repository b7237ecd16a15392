package dev.kith.indexer;

import dev.kith.indexer.people.Directory;
import dev.kith.indexer.people.People;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Erases persons from the index: messages that name them go, messages of others that mention them stay without
/// the mention.
final class Forgetting {
    private static final int FOUND_MAX = 1_000_000;
    private static final Ranking ALL = new Ranking(FOUND_MAX, false, Ranking.By.DATE, 0);

    private final Store store;
    private final Present present;

    Forgetting(Store store, Present present) {
        this.store = store;
        this.present = present;
    }

    /// @param addresses of the person, lower-case
    Forgotten forget(Set<String> addresses) throws IOException {
        var words = new TreeSet<>(addresses);
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var erased = new HashSet<Long>();
        var mentioned = new HashSet<Long>();
        present.use((snapshot, people) -> {
            var conversations = new HashSet<Integer>();
            snapshot.rows(row -> {
                if (names(row, snapshot, addresses, names)) {
                    erased.add(row.id());
                    conversations.add(row.conversation());
                }
            });
            othersToo(snapshot.directory(), addresses, names);
            words.addAll(names);
            snapshot.rows(row -> {
                if (conversations.contains(row.conversation())) {
                    mentioned.add(row.id());
                }
            });
            for (var word : words) {
                mentions(word, snapshot, people, mentioned);
            }
            return words;
        });
        mentioned.removeAll(erased);
        var redaction = Redaction.of(words);
        var changed = new long[1];
        store.rewrite(array(mentioned), entry -> {
            var without = redaction.of(entry);
            changed[0] += without.equals(entry) ? 0 : 1;
            return without;
        });
        store.erase(array(erased));
        return new Forgotten(erased.size(), changed[0], Set.copyOf(words));
    }

    /// Takes out the names that somebody else has too: whoever writes under the name of a friend of the user's, or
    /// under the user's own, takes none of them along.
    private static void othersToo(Directory directory, Set<String> addresses, Set<String> names) {
        for (var party = 0; party < directory.parties() && !names.isEmpty(); party++) {
            if (!addresses.contains(directory.address(directory.addressOf(party)))) {
                names.remove(directory.nameOf(party).strip());
            }
        }
    }

    /// Does a message name one of the addresses? Collects the full names it gives them.
    private static boolean names(Row row, Snapshot snapshot, Set<String> addresses, Collection<String> names) {
        var found = false;
        for (var party : row.parties()) {
            if (addresses.contains(
                    snapshot.directory().address(snapshot.directory().addressOf(party)))) {
                found = true;
                var name = snapshot.directory().nameOf(party).strip();
                if (name.indexOf(' ') > 0) {
                    names.add(name);
                }
            }
        }
        return found;
    }

    private static void mentions(String word, Snapshot snapshot, People people, Set<Long> into) throws IOException {
        var phrase = new Criterion.Text(Criterion.Field.ANY, word, true, false, word);
        for (var one : snapshot.find(phrase, ALL, new NoTies(people)).hits()) {
            into.add(snapshot.id(one.doc()));
        }
    }

    /// How many messages mention any of these.
    long left(Collection<String> words) throws IOException {
        return present.use((snapshot, people) -> {
            var found = new HashSet<Long>();
            for (var word : words) {
                mentions(word, snapshot, people, found);
            }
            return (long) found.size();
        });
    }

    /// Erases what is kept out by now.
    ///
    /// @return messages that went
    long purge(KeptOut keptOut) throws IOException {
        var erased = new HashSet<Long>();
        present.use((snapshot, _) -> {
            var rows = new java.util.ArrayList<Row>();
            snapshot.rows(rows::add);
            for (var row : rows) {
                var account = snapshot.account(row.account());
                Predicate<Integer> out = party -> keptOut.address(
                        account,
                        snapshot.directory().address(snapshot.directory().addressOf(party)));
                if (Arrays.stream(row.parties()).boxed().anyMatch(out)) {
                    erased.add(row.id());
                }
            }
            return rows;
        });
        if (!erased.isEmpty()) {
            store.erase(array(erased));
        }
        return erased.size();
    }

    private static long[] array(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /// Nobody is nearer than others.
    private record NoTies(People people) implements View {
        @Override
        public double tie(int address) {
            return 0;
        }

        @Override
        public boolean human(int address) {
            return people.human(address);
        }

        @Override
        public List<String> addresses(String address) {
            return List.of(address);
        }

        @Override
        public List<String> mine() {
            return people.mine();
        }

        @Override
        public Set<String> tagged(String tag) {
            return Set.of();
        }
    }
}
