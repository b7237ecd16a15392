package dev.kith.app.config;

import dev.kith.rules.yaml.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The "did you mean" of a mistyped word: the known word at the least edit distance, when it is near enough to
/// be meant.
public final class Nearest {
    private Nearest() {}

    public static Optional<String> to(String word, Collection<String> known) {
        var typed = word.toLowerCase(Locale.ROOT).replace('-', '_');
        return known.stream()
                .filter(k -> EditDistance.of(typed, k) <= Math.max(1, k.length() / 3))
                .min(Comparator.comparingInt(k -> EditDistance.of(typed, k)));
    }
}
