package dev.kith.rules.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads one YAML document into located values. Nesting is limited; anchors and tags are not used.
final class Reading {
    private static final int DEPTH_MAX = 32;

    private final String file;
    private final List<Mistake> mistakes;
    private final JsonParser parser;

    private Reading(String file, List<Mistake> mistakes, JsonParser parser) {
        this.file = file;
        this.mistakes = mistakes;
        this.parser = parser;
    }

    /// @return null when the file is empty or is no YAML: then `mistakes` has grown
    static @Nullable Located read(String file, String text, List<Mistake> mistakes) {
        try (var parser = new YAMLFactory().createParser(ObjectReadContext.empty(), new StringReader(text))) {
            var first = parser.nextToken();
            if (first == null) {
                mistakes.add(new Mistake(file, 1, 1, "The file is empty.", null));
                return null;
            }
            return new Reading(file, mistakes, parser).value(first, 0);
        } catch (JacksonException e) {
            var at = e.getLocation();
            mistakes.add(new Mistake(
                    file,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    at == null ? 1 : Math.max(1, at.getColumnNr()),
                    "This is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
                    null));
            return null;
        }
    }

    private Located value(JsonToken token, int depth) {
        var at = parser.currentTokenLocation();
        if (depth > DEPTH_MAX) {
            mistakes.add(new Mistake(file, at.getLineNr(), at.getColumnNr(), "Nested too deeply.", null));
            parser.skipChildren();
            return new Located.Scalar("", true, at.getLineNr(), at.getColumnNr());
        }
        if (token == JsonToken.START_OBJECT) {
            var entries = new ArrayList<Located.Entry>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentTokenLocation();
                var name = parser.currentName();
                entries.add(new Located.Entry(
                        name, value(parser.nextToken(), depth + 1), key.getLineNr(), key.getColumnNr()));
            }
            return new Located.Mapping(entries, at.getLineNr(), at.getColumnNr());
        }
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Located>();
            for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(value(next, depth + 1));
            }
            return new Located.Sequence(items, at.getLineNr(), at.getColumnNr());
        }
        return new Located.Scalar(parser.getString(), token == JsonToken.VALUE_NULL, at.getLineNr(), at.getColumnNr());
    }
}
