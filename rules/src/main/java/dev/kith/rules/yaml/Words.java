package dev.kith.rules.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names in files, and the nearest of them.
final class Words {
    private Words() {}

    /// `perDay` as `per_day`.
    static String key(String component) {
        return component.replaceAll("([A-Z]|[0-9]+)", "_$1").toLowerCase(Locale.ROOT);
    }

    /// `FIRST_TWO_WAY` as `first-two-way`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The known word within a third of the length in edits, or null.
    static @Nullable String nearest(String unknown, Collection<String> known) {
        String best = null;
        var bestDistance = Math.max(1, unknown.length() / 3) + 1;
        for (var word : known.stream().sorted().toList()) {
            var distance = distance(unknown.toLowerCase(Locale.ROOT), word);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best;
    }

    /// Levenshtein's distance with neighbours swapped counting one (optimal string alignment).
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                var least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1);
                least = Math.min(least, rows[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = least;
            }
        }
        return rows[a.length()][b.length()];
    }
}
