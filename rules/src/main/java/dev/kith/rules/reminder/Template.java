package dev.kith.rules.reminder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sentence with slots in braces: `{name} has not answered for {silence}.` A brace itself is written twice.
final class Template {
    private static final Pattern SLOT = Pattern.compile("[a-z][a-z-]*");

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Slot(String name) implements Part {}
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /// @param known the slots that may stand here
    /// @param mistakes receives one sentence for each mistake
    /// @return null when there was a mistake
    static @Nullable Template parse(String text, Collection<String> known, Consumer<String> mistakes) {
        var parts = new ArrayList<Part>();
        var words = new StringBuilder();
        var right = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '{' && c != '}') {
                words.append(c);
                continue;
            }
            if (i + 1 < text.length() && text.charAt(i + 1) == c) {
                words.append(c);
                i++;
                continue;
            }
            var end = c == '{' ? text.indexOf('}', i) : -1;
            if (end < 0) {
                mistakes.accept("a brace without its other half; write it twice if it is meant as a brace");
                return null;
            }
            var name = text.substring(i + 1, end);
            if (!SLOT.matcher(name).matches() || !known.contains(name)) {
                mistakes.accept("unknown slot {" + name + "}; " + Nearest.meant(name, known, "{", "}"));
                right = false;
            }
            parts.add(new Part.Words(words.toString()));
            parts.add(new Part.Slot(name));
            words.setLength(0);
            i = end;
        }
        parts.add(new Part.Words(words.toString()));
        return right ? new Template(List.copyOf(parts)) : null;
    }

    /// The sentence, or nothing when one of its slots has no value.
    Optional<String> fill(Map<String, String> values) {
        var out = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Words(var text) -> out.append(text);
                case Part.Slot(var name) -> {
                    var value = values.getOrDefault(name, "");
                    if (value.isBlank()) {
                        return Optional.empty();
                    }
                    out.append(value);
                }
            }
        }
        return Optional.of(out.toString());
    }
}
