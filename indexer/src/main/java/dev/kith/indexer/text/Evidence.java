package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses the lines of a mail that tell most of it.
final class Evidence {
    private static final int LINES = 2;
    private static final int LENGTH_MAX = 200;
    /// A longer sentence tells no more.
    private static final int WORDS_MAX = 20;

    private record Line(String text, double weight, int order) {}

    private final List<Line> lines = new ArrayList<>();

    void offer(String sentence, List<Act> acts) {
        var words = Words.count(sentence, WORDS_MAX);
        var weight = words < 4 ? 0 : words / 40.0;
        for (var act : acts) {
            weight += act.probability() * telling(act);
        }
        lines.add(new Line(shortened(sentence), weight, lines.size()));
    }

    /// A request or a promise tells more than a link or a word of thanks.
    private static double telling(Act act) {
        return switch (act.kind()) {
            case PROMISE, INTRODUCTION -> 3;
            case ASK, OFFER, MEETING, DECLINE -> 2.5;
            case NEWS, CONGRATULATION, QUESTION -> 2;
            case THANKS, SHARE -> 1;
        };
    }

    List<String> best() {
        return lines.stream()
                .sorted(Comparator.comparingDouble(Line::weight).reversed().thenComparingInt(Line::order))
                .limit(LINES)
                .map(Line::text)
                .toList();
    }

    private static String shortened(String sentence) {
        if (sentence.length() <= LENGTH_MAX) {
            return sentence;
        }
        var end = sentence.lastIndexOf(' ', LENGTH_MAX - 1);
        return sentence.substring(0, end > LENGTH_MAX / 2 ? end : LENGTH_MAX - 1) + "…";
    }
}
