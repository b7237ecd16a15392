package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The acts in a sentence: trained models for requests and meetings, closed lists of phrases for the rest.
final class Acts {
    private static final double LIKELY = 0.5;
    private static final int SENTENCE_MAX = 400;

    private final Map<ActKind, Phrases> phrases = new EnumMap<>(ActKind.class);

    private final ActModel asks = ActModel.load("ask.weights");
    private final ActModel meetings = ActModel.load("meeting.weights");

    Acts() {
        for (var kind : ActKind.values()) {
            phrases.put(kind, Phrases.load(kind.name().toLowerCase(Locale.ROOT) + ".txt"));
        }
    }

    /// The acts that are likelier than not, with the day named for those that have one.
    List<Act> in(String sentence, LocalDate written) {
        var words = Words.of(sentence);
        var features = ActFeatures.of(sentence);
        var found = new ArrayList<Act>(0);
        @Nullable DueDate due = null;
        for (var kind : ActKind.values()) {
            var probability = probability(kind, sentence, words, features);
            if (probability >= LIKELY) {
                if (due == null && dated(kind)) {
                    due = DueDate.in(words, written);
                }
                found.add(act(kind, sentence, probability, due == null || !dated(kind) ? null : due.day()));
            }
        }
        return found;
    }

    /// Every kind with its probability.
    List<Act> all(String sentence) {
        var words = Words.of(sentence);
        var features = ActFeatures.of(sentence);
        var found = new ArrayList<Act>();
        for (var kind : ActKind.values()) {
            found.add(act(kind, sentence, probability(kind, sentence, words, features), null));
        }
        return found;
    }

    private double probability(ActKind kind, String sentence, List<String> words, ActFeatures features) {
        if (words.isEmpty()) {
            return 0;
        }
        if (kind == ActKind.ASK) {
            return Math.max(asks.probability(features), listed(kind, words));
        }
        if (kind == ActKind.MEETING) {
            return Math.max(meetings.probability(features), listed(kind, words));
        }
        var best = listed(kind, words);
        if (kind == ActKind.QUESTION && sentence.indexOf('?') >= 0) {
            best = Math.max(best, 0.95);
        }
        return best;
    }

    private double listed(ActKind kind, List<String> words) {
        var list = phrases.get(kind);
        return list == null ? 0 : list.best(words);
    }

    private static boolean dated(ActKind kind) {
        return switch (kind) {
            case ASK, QUESTION, MEETING, OFFER, PROMISE -> true;
            case THANKS, INTRODUCTION, CONGRATULATION, SHARE, DECLINE, NEWS -> false;
        };
    }

    private static Act act(ActKind kind, String sentence, double probability, @Nullable LocalDate due) {
        return new Act(
                kind,
                sentence.length() > SENTENCE_MAX ? sentence.substring(0, SENTENCE_MAX) : sentence,
                probability,
                due);
    }
}
