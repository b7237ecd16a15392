package dev.kith.indexer.store;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Folding;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.DirectoryReader;

/// Finds words that differ little from one that was mistyped.
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
        var one = new HashMap<String, Double>();
        var two = new HashMap<String, Double>();
        if (edits == 0 || folded.isEmpty()) {
            return List.of();
        }
        // what lies two letters away counts only where nobody wrote what lies one away, but by a slip of theirs
        var common = new AtomicBoolean();
        var near = new Near(folded, edits);
        for (var in : fields(field)) {
            for (var leaf : reader.leaves()) {
                var terms = leaf.reader().terms(in);
                if (terms == null) {
                    continue;
                }
                near.in(terms.iterator(), (found, distance, documents) -> {
                    if (distance > 0) {
                        // nearness first, then how common it is
                        var score =
                                1 - (double) distance / folded.length() + Math.min(COMMON, Math.log1p(documents) / 50);
                        (distance == 1 ? one : two).merge(found, score, Math::max);
                        common.compareAndSet(false, distance == 1 && documents > 1);
                    }
                });
            }
        }
        if (!common.get()) {
            one.putAll(two);
        }
        return one.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(WORDS_MAX)
                .map(Map.Entry::getKey)
                .toList();
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
