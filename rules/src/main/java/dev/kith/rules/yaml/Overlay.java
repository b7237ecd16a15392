package dev.kith.rules.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lays one document over another: mappings key by key, lists of mappings with an `id` by that id, everything else
/// whole. What is laid over keeps its place in its file, so that mistakes are shown there.
final class Overlay {
    private Overlay() {}

    /// @param whole keys whose value is never mixed: a rule's conditions stand together
    static Located over(Located ground, Located mine, List<String> whole) {
        if (ground instanceof Located.Mapping below && mine instanceof Located.Mapping above) {
            return mappings(below, above, whole);
        }
        if (ground instanceof Located.Sequence below
                && mine instanceof Located.Sequence above
                && below.items().stream().allMatch(item -> id(item) != null)
                && !below.items().isEmpty()) {
            return sequences(below, above, whole);
        }
        return mine;
    }

    private static Located mappings(Located.Mapping below, Located.Mapping above, List<String> whole) {
        var entries = new ArrayList<Located.Entry>();
        for (var entry : below.entries()) {
            if (value(above, entry.key()) == null) {
                entries.add(entry);
            }
        }
        for (var entry : above.entries()) {
            var ground = value(below, entry.key());
            entries.add(
                    ground == null || whole.contains(entry.key())
                            ? entry
                            : new Located.Entry(
                                    entry.key(), over(ground, entry.value(), whole), entry.line(), entry.column()));
        }
        return new Located.Mapping(entries, above.line(), above.column());
    }

    private static Located sequences(Located.Sequence below, Located.Sequence above, List<String> whole) {
        var items = new ArrayList<Located>();
        for (var item : below.items()) {
            var id = id(item);
            var over = above.items().stream()
                    .filter(other -> id != null && id.equals(id(other)))
                    .findFirst();
            items.add(over.isPresent() ? over(item, over.get(), whole) : item);
        }
        for (var item : above.items()) {
            var id = id(item);
            var known = below.items().stream().anyMatch(other -> id != null && id.equals(id(other)));
            if (!known) {
                items.add(item);
            }
        }
        return new Located.Sequence(items, above.line(), above.column());
    }

    private static @Nullable String id(Located item) {
        var id = item instanceof Located.Mapping mapping ? id(mapping) : null;
        return id == null ? null : id.text();
    }

    static Located.@Nullable Scalar id(Located.Mapping mapping) {
        return value(mapping, "id") instanceof Located.Scalar id ? id : null;
    }

    /// The mappings of `mine` whose id stands nowhere in the list below them, with the ids that stand there.
    static IdentityHashMap<Located.Mapping, List<String>> newcomers(Located ground, Located mine) {
        var found = new IdentityHashMap<Located.Mapping, List<String>>();
        if (ground instanceof Located.Mapping below && mine instanceof Located.Mapping above) {
            for (var entry : above.entries()) {
                var under = value(below, entry.key());
                if (under != null) {
                    found.putAll(newcomers(under, entry.value()));
                }
            }
        }
        if (ground instanceof Located.Sequence below && mine instanceof Located.Sequence above) {
            var known = below.items().stream()
                    .map(Overlay::id)
                    .filter(Objects::nonNull)
                    .toList();
            above.items().stream()
                    .filter(item -> item instanceof Located.Mapping && !known.contains(String.valueOf(id(item))))
                    .forEach(item -> found.put((Located.Mapping) item, known));
        }
        return found;
    }

    private static @Nullable Located value(Located.Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Located.Entry::value)
                .findFirst()
                .orElse(null);
    }
}
