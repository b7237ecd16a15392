package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final String LETTERS = "aAbB éß'";
    private static final long SEED = 20261122;

    @Test
    void holdsWhatTheFoldedTextContains() {
        assertThat(Folding.holds("Jean-Philippe NUÑEZ", "nunez")).isTrue();
        assertThat(Folding.holds("Jean-Philippe Nunez", "philippe n")).isTrue();
        assertThat(Folding.holds("Jean", "jeanne")).isFalse();
        assertThat(Folding.holds("", "")).isTrue();
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < 5000; i++) {
            var text = some(random, 8);
            var letters = Folding.fold(some(random, 3));
            assertThat(Folding.holds(text, letters))
                    .as("%s in %s, seed %s", letters, text, SEED)
                    .isEqualTo(Folding.fold(text).contains(letters));
        }
    }

    private static String some(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most + 1); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
