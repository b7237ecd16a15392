package dev.kith.rules.reminder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One file of sentences: `key: sentence`, `#` begins a comment, an indented line goes on with the one above. A key may
/// stand several times: the first sentence whose slots all have a value is taken.
final class WordingFile {
    private final String name;
    private final Map<String, List<Template>> sentences = new HashMap<>();

    private WordingFile(String name) {
        this.name = name;
    }

    /// @param keys the keys that may stand here, each with its slots
    /// @param required keys that must stand here
    /// @param mistakes grows by one sentence for each mistake
    static WordingFile parse(
            String name, String text, Map<String, Set<String>> keys, Set<String> required, List<String> mistakes) {
        var file = new WordingFile(name);
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var number = i + 1;
            var whole = new StringBuilder(line.strip());
            while (i + 1 < lines.size() && isContinuation(lines.get(i + 1))) {
                whole.append(' ').append(lines.get(++i).strip());
            }
            file.take(whole.toString(), number, keys, mistakes);
        }
        required.stream()
                .filter(key -> !file.sentences.containsKey(key))
                .sorted()
                .forEach(key -> mistakes.add(name + ": the sentence \"" + key + ":\" is missing"));
        return file;
    }

    private static boolean isContinuation(String line) {
        return !line.isBlank() && Character.isWhitespace(line.charAt(0));
    }

    private void take(String line, int number, Map<String, Set<String>> keys, List<String> mistakes) {
        var where = name + ":" + number + ": ";
        var colon = line.indexOf(':');
        if (colon < 0) {
            mistakes.add(where + "a line is `key: sentence`");
            return;
        }
        var key = line.substring(0, colon).strip();
        @Nullable Set<String> slots = keys.get(key);
        if (slots == null) {
            mistakes.add(where + "unknown sentence \"" + key + "\"; " + Nearest.meant(key, keys.keySet(), "\"", "\""));
            return;
        }
        var template =
                Template.parse(line.substring(colon + 1).strip(), slots, mistake -> mistakes.add(where + mistake));
        if (template != null) {
            sentences.computeIfAbsent(key, _ -> new ArrayList<>()).add(template);
        }
    }

    /// The first sentence of the key whose slots all have a value.
    Optional<String> say(String key, Map<String, String> values) {
        return sentences.getOrDefault(key, List.of()).stream()
                .flatMap(template -> template.fill(values).stream())
                .findFirst();
    }
}
