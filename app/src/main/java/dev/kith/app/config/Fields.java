package dev.kith.app.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One mapping of the file while it is read: hands out its values by key and, at the end, complains of the keys
/// nobody asked for.
final class Fields {
    private final String name;
    private final Node.Mapping mapping;
    private final List<Mistake> mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param name what the mapping is called in messages: `accounts[0].imap`, or empty for the whole file
    Fields(String name, Node.Mapping mapping, List<Mistake> mistakes) {
        this.name = name;
        this.mapping = mapping;
        this.mistakes = mistakes;
    }

    Place place() {
        return mapping.place();
    }

    Place placeOf(String key) {
        var entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
    }

    /// The text behind a key; a list or a mapping there is a mistake.
    Optional<Node.Scalar> scalar(String key, String expected) {
        return switch (node(key).orElse(null)) {
            case null -> Optional.empty();
            case Node.Scalar s
            when s.text().isBlank() -> {
                mistake(s.place(), path(key) + " has no value", "write " + expected + ", or leave the line out.");
                yield Optional.empty();
            }
            case Node.Scalar s -> Optional.of(s);
            case Node.Sequence s -> wrong(s, key, expected, "a list");
            case Node.Mapping m -> wrong(m, key, expected, "a mapping");
        };
    }

    /// The text behind a key, converted; `convert` throws [IllegalArgumentException] with what is wrong.
    <T> Optional<T> value(String key, String expected, Function<String, T> convert) {
        return scalar(key, expected).flatMap(s -> convert(s, path(key), expected, convert));
    }

    <T> Optional<T> convert(Node.Scalar scalar, String path, String expected, Function<String, T> convert) {
        try {
            return Optional.of(convert.apply(scalar.text().strip()));
        } catch (IllegalArgumentException e) {
            mistake(scalar.place(), path + ": " + e.getMessage(), "write " + expected + ".");
            return Optional.empty();
        }
    }

    /// One of a few words.
    Optional<String> word(String key, List<String> words) {
        var scalar = scalar(key, "one of " + String.join(", ", words));
        if (scalar.isPresent() && !words.contains(scalar.get().text())) {
            var text = scalar.get().text();
            mistake(
                    scalar.get().place(),
                    path(key) + ": \"" + text + "\" is not known here",
                    Nearest.to(text, words)
                                    .map(n -> "did you mean \"" + n + "\"? ")
                                    .orElse("") + "It can be " + String.join(", ", words) + ".");
            return Optional.empty();
        }
        return scalar.map(Node.Scalar::text);
    }

    Optional<Fields> mapping(String key, String expected) {
        return switch (node(key).orElse(null)) {
            case null -> Optional.empty();
            case Node.Mapping m -> Optional.of(new Fields(path(key), m, mistakes));
            case Node.Sequence s -> wrong(s, key, expected, "a list");
            case Node.Scalar s -> wrong(s, key, expected, "\"" + s.text() + "\"");
        };
    }

    /// The values of a list; one value alone counts as a list of one.
    List<Node> list(String key) {
        return switch (node(key).orElse(null)) {
            case null -> List.of();
            case Node.Sequence s -> s.items();
            case Node.Scalar s when s.text().isBlank() -> List.of();
            case Node.Scalar s -> List.of(s);
            case Node.Mapping m -> List.of(m);
        };
    }

    /// Complains of every key that was not asked for.
    void end() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                var meant = Nearest.to(key, known)
                        .map(n -> "did you mean \"" + n + "\"? ")
                        .orElse("");
                mistake(
                        entry.key(),
                        "\"" + key + "\" is not known " + (name.isEmpty() ? "at the top of the file" : "in " + name),
                        meant + "Known here: " + String.join(", ", known) + ".");
            }
        });
    }

    void mistake(Place place, String expected, String remedy) {
        mistakes.add(new Mistake(place, expected, remedy));
    }

    String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private <T> Optional<T> wrong(Node node, String key, String expected, String found) {
        mistake(node.place(), path(key) + " cannot be " + found, "write " + expected + ".");
        return Optional.empty();
    }
}
