package dev.kith.indexer.store;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Folding;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;

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
        if (edits == 0) {
            return List.of();
        }
        var scores = new HashMap<String, Double>();
        for (var in : fields(field)) {
            gather(in, folded, edits, scores);
        }
        scores.remove(folded);
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(WORDS_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void gather(String field, String word, int edits, Map<String, Double> scores) throws IOException {
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            var near = new FuzzyTermsEnum(terms, new Term(field, word), edits, 1, true);
            var boost = near.attributes().addAttribute(BoostAttribute.class);
            for (var term = near.next(); term != null; term = near.next()) {
                // nearness first, then how common it is
                var score = boost.getBoost() + Math.min(COMMON, Math.log1p(near.docFreq()) / 50);
                scores.merge(term.utf8ToString(), score, Math::max);
            }
        }
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
