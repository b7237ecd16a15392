package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The acts in a sentence: trained models for requests and meetings, closed lists of phrases for the rest.
@SuppressWarnings("EnumOrdinal") // an array by kind: this runs for each sentence of all mail
final class Acts {
    private static final double LIKELY = 0.5;
    private static final int SENTENCE_MAX = 400;
    private static final List<ActKind> KINDS = List.of(ActKind.values());
    private static final int STOP = KINDS.size();

    private final Phrases phrases;
    private final ActModel asks = ActModel.load("ask.weights");
    private final ActModel meetings = ActModel.load("meeting.weights");

    Acts() {
        var lists = new ArrayList<String>();
        KINDS.forEach(kind -> lists.add(kind.name().toLowerCase(Locale.ROOT) + ".txt"));
        lists.add("stop.txt");
        phrases = Phrases.load(lists);
    }

    /// What was found in a sentence.
    ///
    /// @param stop it touches illness, bereavement, lay-off or the like: one answer for all of them; the
    /// kind is never kept, shown or named
    record Heard(List<Act> acts, boolean stop) {}

    /// The acts that are likelier than not, with the day named for those that have one.
    ///
    /// @param scratch used again for every sentence
    Heard in(String sentence, LocalDate written, ActFeatures scratch) {
        var words = Words.of(sentence);
        var probabilities = probabilities(sentence, words, scratch);
        var found = new ArrayList<Act>(0);
        @Nullable DueDate due = null;
        for (var kind : KINDS) {
            var probability = probabilities[kind.ordinal()];
            if (probability >= LIKELY) {
                if (due == null && dated(kind)) {
                    due = DueDate.in(words, written);
                }
                found.add(act(kind, sentence, probability, due == null || !dated(kind) ? null : due.day()));
            }
        }
        return new Heard(found, probabilities[STOP] >= LIKELY);
    }

    /// Every kind with its probability.
    List<Act> all(String sentence) {
        var probabilities = probabilities(sentence, Words.of(sentence), new ActFeatures());
        var found = new ArrayList<Act>();
        for (var kind : KINDS) {
            found.add(act(kind, sentence, probabilities[kind.ordinal()], null));
        }
        return found;
    }

    /// For each kind in its order, and for the stop.
    private double[] probabilities(String sentence, List<String> words, ActFeatures scratch) {
        var best = phrases.best(words);
        if (words.isEmpty()) {
            return best;
        }
        var features = scratch.read(sentence);
        raise(best, ActKind.ASK, asks.probability(features));
        raise(best, ActKind.MEETING, meetings.probability(features));
        if (sentence.indexOf('?') >= 0) {
            raise(best, ActKind.QUESTION, 0.95);
        }
        return best;
    }

    private static void raise(double[] best, ActKind kind, double probability) {
        best[kind.ordinal()] = Math.max(best[kind.ordinal()], probability);
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
