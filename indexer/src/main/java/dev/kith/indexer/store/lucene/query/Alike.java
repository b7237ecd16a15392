package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Folding;
import dev.kith.indexer.store.lucene.written.Schema;
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
    /// Words of so many letters may have one wrong, but not the first; longer ones two, but none of the first
    /// two: nearly all of a dictionary lies two letters from what begins like it.
    private static final int ONE_FROM = 4;

    private static final int ONE_SURE = 1;
    private static final int TWO_FROM = 8;
    private static final int TWO_SURE = 2;
    /// Words with more figures are numbers or encoded data.
    private static final int FIGURES_MAX = 6;
    /// What many documents with the word are worth beside a letter.
    private static final double COMMON = 0.15;

    private final DirectoryReader reader;

    Alike(DirectoryReader reader) {
        this.reader = reader;
    }

    List<String> words(Criterion.Field field, String word) throws IOException {
        var folded = Folding.fold(word);
        // a number that is one figure off is another number, and encoded data looks like nothing else
        var figures = figures(folded);
        if (folded.codePoints().filter(Character::isLetter).count() < ONE_FROM || figures.length() > FIGURES_MAX) {
            return List.of();
        }
        var found = new HashMap<String, Double>();
        var common = near(field, folded, figures, 1, ONE_SURE, found);
        // what lies two letters away counts only where nobody wrote what lies one away, but by a slip of theirs
        if (!common && figures.isEmpty() && folded.length() >= TWO_FROM) {
            near(field, folded, figures, 2, TWO_SURE, found);
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(WORDS_MAX)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The figures of a word, in their order: the name of a thing (`xr2000b`) may be mistyped in its letters.
    private static String figures(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return word.codePoints()
                        .filter(Character::isDigit)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return "";
    }

    /// Adds the words that are just so far away.
    ///
    /// @return whether one of them stands in several messages
    private boolean near(
            Criterion.Field field, String word, String figures, int letters, int sure, Map<String, Double> to)
            throws IOException {
        var common = new AtomicBoolean();
        var near = new Near(word, letters, sure);
        for (var in : fields(field)) {
            for (var leaf : reader.leaves()) {
                var terms = leaf.reader().terms(in);
                if (terms == null) {
                    continue;
                }
                near.in(terms.iterator(), (found, distance, documents) -> {
                    if (distance == letters && figures(found).equals(figures)) {
                        // nearness first, then how common it is
                        var score =
                                1 - (double) distance / word.length() + Math.min(COMMON, Math.log1p(documents) / 50);
                        to.merge(found, score, Math::max);
                        common.compareAndSet(false, documents > 1);
                    }
                });
            }
        }
        return common.get();
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
