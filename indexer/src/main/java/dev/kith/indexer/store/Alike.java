package dev.kith.indexer.store;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Folding;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/// Finds words that differ little from one that was mistyped (Levenshtein automata, transpositions count as one).
final class Alike {
    private static final List<String> ANYWHERE = List.of(Schema.SUBJECT, Schema.OWN, Schema.FROM, Schema.TO);
    private static final int WORDS_MAX = 5;
    /// What many documents with the word are worth beside a letter.
    private static final double COMMON = 0.15;

    private final DirectoryReader reader;

    Alike(DirectoryReader reader) {
        this.reader = reader;
    }

    List<String> words(Criterion.Field field, String word) throws IOException {
        var folded = Folding.fold(word);
        var edits = folded.length() < 4 ? 0 : folded.length() < 8 ? 1 : 2;
        var scores = new HashMap<String, Double>();
        var common = false;
        // what lies two letters away is looked for only where nobody wrote what lies one away, but by a slip of theirs
        for (var distance = 1; distance <= edits && !common; distance++) {
            // built once for all fields and segments: for a long word that takes longer than the search itself
            var near = FuzzyQuery.getFuzzyAutomaton(folded, distance, 1, true);
            var nearness = 1 - (double) distance / folded.length();
            for (var in : fields(field)) {
                common |= gather(in, near, nearness, folded, scores);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(WORDS_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @return whether one of them is in more than one message
    private boolean gather(
            String field, CompiledAutomaton near, double nearness, String word, Map<String, Double> scores)
            throws IOException {
        var common = false;
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            var found = near.getTermsEnum(terms);
            for (var term = found.next(); term != null; term = found.next()) {
                var text = term.utf8ToString();
                if (text.equals(word)) {
                    continue;
                }
                // nearness first, then how common it is
                var score = nearness + Math.min(COMMON, Math.log1p(found.docFreq()) / 50);
                common |= found.docFreq() > 1;
                scores.merge(text, score, Math::max);
            }
        }
        return common;
    }

    private static List<String> fields(Criterion.Field field) {
        return switch (field) {
            case ANY -> ANYWHERE;
            case FROM -> List.of(Schema.FROM);
            case TO -> List.of(Schema.TO);
            case CC -> List.of(Schema.CC);
            case BCC -> List.of(Schema.BCC);
            case WITH -> List.of(Schema.FROM, Schema.TO);
            case SUBJECT -> List.of(Schema.SUBJECT);
            case BODY, SAID -> List.of(Schema.OWN);
            case FILENAME -> List.of(Schema.FILE_NAME);
            case TYPE -> List.of(Schema.TYPE);
            case LIST -> List.of(Schema.LIST);
        };
    }
}
