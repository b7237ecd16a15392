package dev.kith.rules.reminder;

import dev.kith.rules.yaml.EditDistance;
import java.util.Collection;
import java.util.Comparator;

/// "Did you mean": the known word with the smallest edit distance.
final class Nearest {
    private Nearest() {}

    static String meant(String word, Collection<String> known, String before, String after) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> EditDistance.of(word, candidate)))
                .map(nearest -> "did you mean " + before + nearest + after + "?")
                .orElse("none may stand here");
    }
}
