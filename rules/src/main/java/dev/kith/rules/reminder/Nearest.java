package dev.kith.rules.reminder;

import java.util.Collection;
import java.util.Comparator;

/// "Did you mean": the known word with the smallest edit distance (Levenshtein 1966).
final class Nearest {
    private Nearest() {}

    static String meant(String word, Collection<String> known, String before, String after) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(nearest -> "did you mean " + before + nearest + after + "?")
                .orElse("none may stand here");
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
