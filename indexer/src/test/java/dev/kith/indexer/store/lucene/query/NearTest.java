package dev.kith.indexer.store.lucene.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class NearTest {
    private static final String LETTERS = "abcü日";
    private static final long SEED = 20261122;

    @Test
    void findsWhatAFullComparisonFinds() throws IOException {
        var random = new SplittableRandom(SEED);
        var words = new TreeSet<String>();
        while (words.size() < 3000) {
            words.add(word(random));
        }
        try (var folder = new ByteBuffersDirectory();
                var writer = new IndexWriter(folder, new IndexWriterConfig())) {
            for (var word : words) {
                var doc = new Document();
                doc.add(new StringField("word", word, Field.Store.NO));
                writer.addDocument(doc);
            }
            writer.forceMerge(1);
            try (var reader = DirectoryReader.open(writer)) {
                var terms = reader.leaves().getFirst().reader().terms("word");
                for (var round = 0; round < 300; round++) {
                    var asked = word(random);
                    for (var most = 1; most <= 2; most++) {
                        for (var sure = 1; sure <= 2; sure++) {
                            Map<String, Integer> found = new TreeMap<>();
                            new Near(asked, most, sure).in(terms.iterator(), (word, distance, documents) -> {
                                assertThat(documents).isEqualTo(1);
                                found.put(word, distance);
                            });
                            assertThat(found)
                                    .as("%s, %s letters, %s sure, seed %s", asked, most, sure, SEED)
                                    .isEqualTo(compared(asked, most, sure, words));
                        }
                    }
                }
            }
        }
    }

    private static String word(SplittableRandom random) {
        var length = 1 + random.nextInt(9);
        var word = new StringBuilder();
        for (var i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static Map<String, Integer> compared(String asked, int most, int sure, Set<String> words) {
        var found = new TreeMap<String, Integer>();
        for (var word : words) {
            if (word.startsWith(asked.substring(0, Math.min(sure, asked.length())))) {
                var distance = distance(asked.substring(1), word.substring(1));
                if (distance <= most) {
                    found.put(word, distance);
                }
            }
        }
        return found;
    }

    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                var changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                var swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = Arrays.stream(new int[] {
                            rows[i - 1][j] + 1,
                            rows[i][j - 1] + 1,
                            rows[i - 1][j - 1] + changed,
                            swapped ? rows[i - 2][j - 2] + 1 : Integer.MAX_VALUE
                        })
                        .min()
                        .orElseThrow();
            }
        }
        return rows[a.length()][b.length()];
    }
}
