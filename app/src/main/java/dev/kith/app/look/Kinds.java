package dev.kith.app.look;

import dev.kith.app.folder.DataFolder;
import dev.kith.rules.book.Rule;
import dev.kith.rules.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The kinds of reminders that `kith look` shows, by rule id, and which of them the user wants.
public final class Kinds {
    private static final Set<String> OPEN =
            Set.of("theirs-unanswered", "mine-unanswered", "promise-mine", "promise-theirs");

    private final Map<String, Integer> shown = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /// Whether such a rule finds what is open: promises, and mail without an answer.
    public static boolean isOpen(String rule) {
        return OPEN.contains(rule);
    }

    /// Writes the rule book of a look. It shows what could be had: the kinds of what is open are on, also those that
    /// ship off.
    public static Path book(DataFolder folder) throws IOException {
        var lines = OPEN.stream()
                .sorted()
                .map(rule -> "  - { id: " + rule + ", on: true }")
                .toList();
        return Files.writeString(folder.path().resolve("rules.yaml"), "rules:\n" + String.join("\n", lines) + "\n");
    }

    /// A reminder of the kind was shown.
    public void shown(String rule) {
        shown.merge(rule, 1, Integer::sum);
    }

    /// One that was shown was not wanted.
    public void refused(String rule) {
        refused.merge(rule, 1, Integer::sum);
    }

    /// Those that were shown and that the user would have otherwise than they ship: on where no more than a third
    /// was unwanted.
    public Map<String, Boolean> otherwise() {
        var shipped = RuleBook.shipped().rules().stream()
                .filter(Rule::on)
                .map(Rule::id)
                .collect(Collectors.toSet());
        var wanted = new TreeMap<String, Boolean>();
        shown.forEach((kind, count) -> wanted.put(kind, refused.getOrDefault(kind, 0) * 3 <= count));
        wanted.entrySet().removeIf(kind -> kind.getValue() == shipped.contains(kind.getKey()));
        return wanted;
    }
}
