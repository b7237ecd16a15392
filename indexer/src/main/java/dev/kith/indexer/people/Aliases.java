package dev.kith.indexer.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which addresses belong to one person.
///
/// Two addresses are joined when they carry the same full name and one of these proves it: the part before the
/// at-sign is the same, or both parts are made of that name, or what was written to and fro says so ([Traces]).
/// A name alone is no proof, nor is an address made of a name that many have: there are many John Smiths. What the
/// user said comes before all. See docs/decisions/0105-one-person-many-addresses.md.
final class Aliases {
    private static final int SAME_NAME_MAX = 12;
    private static final int PART_MIN = 4;

    private final Directory directory;
    private final Traces traces;
    private final int[] parent;
    private final List<Join> joins = new ArrayList<>();

    private Aliases(Directory directory, Traces traces, int addresses) {
        this.directory = directory;
        this.traces = traces;
        this.parent = new int[addresses];
        Arrays.setAll(parent, i -> i);
    }

    /// @param joinable humans other than the user
    static Aliases join(
            Directory directory, @Nullable Figures[] figures, boolean[] joinable, Traces traces, Identities said) {
        var aliases = new Aliases(directory, traces, figures.length);
        Map<String, List<Figures>> byName = new HashMap<>();
        for (var counted : figures) {
            if (counted != null && joinable[counted.number] && !said.apart().contains(counted.address)) {
                var name = aliases.fullName(counted);
                if (!name.isEmpty()) {
                    byName.computeIfAbsent(name, _ -> new ArrayList<>(2)).add(counted);
                }
            }
        }
        var names = new FullNames(byName.keySet());
        byName.forEach((name, namesakes) -> aliases.joinNamesakes(name, namesakes, names));
        aliases.joinAsSaid(said.same());
        for (var i = 0; i < aliases.parent.length; i++) {
            aliases.parent[i] = aliases.find(i);
        }
        return aliases;
    }

    /// The person of each address: the smallest number among theirs.
    int[] persons() {
        return parent;
    }

    /// What each join rests on: of a person with many addresses one proof for each after the first.
    List<Join> joins() {
        return joins;
    }

    /// Addresses that are in no mail still tie together those that are.
    private void joinAsSaid(List<Identities.Pair> pairs) {
        Map<String, String> group = new HashMap<>();
        for (var pair : pairs) {
            joins.add(new Join(pair.one(), pair.other(), Proof.SAID));
            group.put(root(group, pair.one()), root(group, pair.other()));
        }
        Map<String, Integer> known = new HashMap<>();
        for (var address : List.copyOf(group.keySet())) {
            var number = directory.find(address);
            var first = known.putIfAbsent(root(group, address), number);
            if (first != null && first < 0) {
                known.put(root(group, address), number);
            } else if (first != null) {
                join(first, number);
            }
        }
    }

    private static String root(Map<String, String> group, String address) {
        var at = address;
        for (var next = group.putIfAbsent(at, at); next != null && !next.equals(at); next = group.get(at)) {
            at = next;
        }
        return at;
    }

    private void joinNamesakes(String name, List<Figures> namesakes, FullNames names) {
        if (namesakes.size() < 2 || namesakes.size() > SAME_NAME_MAX) {
            return;
        }
        namesakes.sort(Comparator.comparingLong((Figures f) -> f.first).thenComparing(f -> f.address));
        for (var i = 0; i < namesakes.size(); i++) {
            for (var k = i + 1; k < namesakes.size(); k++) {
                var one = namesakes.get(i);
                var other = namesakes.get(k);
                if (find(one.number) == find(other.number)) {
                    continue;
                }
                proof(name, one.address, other.address)
                        .or(() -> traces.proof(one.number, other.number, names.rare(name)))
                        .ifPresent(proof -> {
                            joins.add(new Join(one.address, other.address, proof));
                            join(one.number, other.number);
                        });
            }
        }
    }

    /// What two addresses say by themselves.
    private static Optional<Proof> proof(String name, String one, String other) {
        var first = local(one);
        var second = local(other);
        var same = first.length() >= PART_MIN && first.equals(second);
        var made = of(name, first) && of(name, second);
        if (same && (!made || !FullNames.common(name) || within(one, other) || within(other, one))) {
            return Optional.of(Proof.SAME_PART);
        }
        return made && !FullNames.common(name) ? Optional.of(Proof.NAMED) : Optional.empty();
    }

    /// Both are addresses of one house: `a@mail.example.org` and `a@example.org`.
    private static boolean within(String one, String other) {
        return one.endsWith("." + other.substring(other.indexOf('@') + 1));
    }

    /// Is a local part made of a name: `anna.berg`, `aberg`, `berg`, `annab`?
    private static boolean of(String name, String local) {
        var letters = local.replaceAll("[^a-z]", "");
        var words = name.split(" ", -1);
        for (var word : words) {
            if (word.length() > 2 && letters.contains(word)) {
                var rest = letters.replace(word, "");
                if (rest.isEmpty() || Arrays.stream(words).anyMatch(w -> initials(w, rest))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean initials(String word, String rest) {
        return word.startsWith(rest) || rest.contains(word);
    }

    private static String local(String address) {
        var at = address.indexOf('@');
        var local = at < 0 ? address : address.substring(0, at);
        var plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT);
    }

    /// The usual name as [FullNames] has it; empty when it is not a full one.
    private String fullName(Figures counted) {
        var best = "";
        var most = 0;
        for (var name : counted.names.entrySet()) {
            if (name.getValue() > most) {
                var normal = FullNames.of(directory.nameOf(name.getKey()));
                if (!normal.isEmpty()) {
                    best = normal;
                    most = name.getValue();
                }
            }
        }
        return best;
    }

    private void join(int one, int other) {
        if (one >= 0 && other >= 0 && one < parent.length && other < parent.length) {
            var first = find(one);
            var second = find(other);
            parent[Math.max(first, second)] = Math.min(first, second);
        }
    }

    private int find(int number) {
        var at = number;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
