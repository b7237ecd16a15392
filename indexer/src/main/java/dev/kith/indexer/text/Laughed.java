package dev.kith.indexer.text;

import dev.kith.indexer.history.Act;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// "Who is that? Are you on the run? Should I ring the police? haha": questions in a row that end in laughter are a
/// joke. A single one may be meant: "Can you bring the salad? haha".
final class Laughed {
    private static final int ROW = 2;

    private static final String LAUGH = "(?:a?(?:ha){2,}h?|(?:h[ei]){2,}|(?:ja){3,}|lo+l|rofl|lmao|p?tdr|mdr)";

    /// Bounded, and giving nothing back: a stranger's line may be a megabyte of question marks, or of laughter.
    private static final Pattern ALONE = Pattern.compile("(?iU)(?:\\W*+" + LAUGH + "\\b){1,12}+\\W*+");

    private static final Pattern AT_THE_END = Pattern.compile("(?iU)\\?\\W{1,8}" + LAUGH + "\\W*+$");

    private Laughed() {}

    /// What is left of what was found: nothing that waits for an answer out of such a row.
    static List<Act> of(List<String> sentences, List<Act> found) {
        var joked = new HashSet<String>();
        for (var i = 0; i < sentences.size(); i++) {
            if (ALONE.matcher(sentences.get(i)).matches()) {
                row(sentences, i - 1, joked);
            } else if (AT_THE_END.matcher(sentences.get(i)).find()) {
                row(sentences, i, joked);
            }
        }
        return joked.isEmpty()
                ? found
                : found.stream()
                        .filter(act -> !Unanswerable.waits(act.kind()) || !joked.contains(act.sentence()))
                        .toList();
    }

    /// The questions that stand directly before each other, the last of them first.
    private static void row(List<String> sentences, int last, Set<String> joked) {
        var first = last + 1;
        while (first > 0 && sentences.get(first - 1).indexOf('?') >= 0) {
            first--;
        }
        if (last + 1 - first >= ROW) {
            joked.addAll(sentences.subList(first, last + 1));
        }
    }
}
