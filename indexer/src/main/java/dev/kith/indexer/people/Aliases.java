package dev.kith.indexer.people;

import dev.kith.indexer.search.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which addresses belong to one person.
///
/// Two addresses are joined when they carry the same full name and one of these proves it: the part before the
/// at-sign is the same, or both parts are made of that name. A name alone is no proof: there are many John Smiths.
/// What the user said comes before all.
final class Aliases {
    private static final int SAME_NAME_MAX = 12;

    private final Directory directory;
    private final int[] parent;

    private Aliases(Directory directory, int addresses) {
        this.directory = directory;
        this.parent = new int[addresses];
        Arrays.setAll(parent, i -> i);
    }

    /// The person of each address: the smallest number among theirs.
    ///
    /// @param joinable humans other than the user
    static int[] join(Directory directory, @Nullable Figures[] figures, boolean[] joinable, Identities said) {
        var aliases = new Aliases(directory, figures.length);
        Map<String, List<Figures>> byName = new HashMap<>();
        for (var counted : figures) {
            if (counted != null && joinable[counted.number] && !said.apart().contains(counted.address)) {
                var name = aliases.fullName(counted);
                if (!name.isEmpty()) {
                    byName.computeIfAbsent(name, _ -> new ArrayList<>(2)).add(counted);
                }
            }
        }
        byName.forEach(aliases::joinNamesakes);
        aliases.joinAsSaid(said.same());
        for (var i = 0; i < aliases.parent.length; i++) {
            aliases.parent[i] = aliases.find(i);
        }
        return aliases.parent;
    }

    /// Addresses that are in no mail still tie together those that are.
    private void joinAsSaid(List<Identities.Pair> pairs) {
        Map<String, String> group = new HashMap<>();
        for (var pair : pairs) {
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

    private void joinNamesakes(String name, List<Figures> namesakes) {
        if (namesakes.size() < 2 || namesakes.size() > SAME_NAME_MAX) {
            return;
        }
        for (var i = 0; i < namesakes.size(); i++) {
            for (var k = i + 1; k < namesakes.size(); k++) {
                if (proven(name, namesakes.get(i).address, namesakes.get(k).address)) {
                    join(namesakes.get(i).number, namesakes.get(k).number);
                }
            }
        }
    }

    private static boolean proven(String name, String one, String other) {
        var first = local(one);
        var second = local(other);
        return (first.length() > 3 && first.equals(second)) || (of(name, first) && of(name, second));
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

    /// The usual name in a form that does not depend on case, accents and order; empty when it is not a full one.
    private String fullName(Figures counted) {
        var best = "";
        var most = 0;
        for (var name : counted.names.entrySet()) {
            if (name.getValue() > most) {
                var normal = normal(directory.nameOf(name.getKey()));
                if (!normal.isEmpty()) {
                    best = normal;
                    most = name.getValue();
                }
            }
        }
        return best;
    }

    private static String normal(String name) {
        if (name.indexOf('@') >= 0) {
            return "";
        }
        var words = Arrays.stream(Folding.fold(name).split("[^\\p{L}]+", -1))
                .filter(word -> word.length() > 1)
                .sorted()
                .toList();
        return words.size() < 2 || words.size() > 4 ? "" : String.join(" ", words);
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
