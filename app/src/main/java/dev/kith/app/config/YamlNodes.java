package dev.kith.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads YAML text into [Node]s. Depth is bounded by Jackson's own limit; a repeated key is a mistake, for the
/// second one would silently win. Of Jackson the parser alone is used: binding costs every start 200 classes.
final class YamlNodes {
    private final JsonParser parser;
    private final List<Mistake> mistakes;

    private YamlNodes(JsonParser parser, List<Mistake> mistakes) {
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /// @return empty when the text holds nothing, or is not YAML (then `mistakes` has it)
    static Optional<Node> read(String yaml, List<Mistake> mistakes) {
        try (var parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            return Optional.of(new YamlNodes(parser, mistakes).node());
        } catch (JacksonException e) {
            var where = e.getLocation();
            mistakes.add(new Mistake(
                    where == null ? Place.START : place(where),
                    "this is not YAML: " + inWords(e.getOriginalMessage()),
                    "check the indentation, the colons and the quotes around here."));
            return Optional.empty();
        }
    }

    private Node node() {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping();
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence();
        }
        var text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
        return new Node.Scalar(here(), text == null ? "" : text);
    }

    private Node.Mapping mapping() {
        var start = here();
        var entries = new LinkedHashMap<String, Node.Entry>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            var keyPlace = here();
            parser.nextToken();
            var value = node();
            if (entries.putIfAbsent(key, new Node.Entry(keyPlace, value)) != null) {
                mistakes.add(new Mistake(keyPlace, "\"" + key + "\" stands here twice", "keep one of the two."));
            }
        }
        return new Node.Mapping(start, entries);
    }

    private Node.Sequence sequence() {
        var start = here();
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Sequence(start, items);
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /// What the parser was doing and what it met instead, without the copy of the file it appends.
    private static String inWords(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(", "));
    }
}
