package dev.kith.app.line;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The acts in one sentence, as `acts --json` prints them: every act of the closed list with its probability.
public record ActsLine(String sentence, List<Found> acts) {
    public record Found(String act, double probability) {}

    public static ActsLine of(String sentence, List<Act> found) {
        return new ActsLine(
                sentence,
                Arrays.stream(ActKind.values())
                        .map(kind -> new Found(kind.name().toLowerCase(Locale.ROOT), probability(kind, found)))
                        .toList());
    }

    private static double probability(ActKind kind, List<Act> found) {
        return found.stream()
                .filter(a -> a.kind() == kind)
                .mapToDouble(Act::probability)
                .max()
                .orElse(0);
    }
}
