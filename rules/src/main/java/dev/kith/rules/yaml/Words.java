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
            var distance = EditDistance.of(unknown.toLowerCase(Locale.ROOT), word);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best;
    }
}
