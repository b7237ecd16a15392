package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final long SEED = 42;

    @Test
    void aConversationIsNamedAsJavaWritesItsNumberAndReadBack() {
        var random = new SplittableRandom(SEED);
        for (var i = 0; i < 1000; i++) {
            named(random.nextLong());
            named(random.nextLong(1 << 20));
        }
        named(0);
        named(-1);
        named(Long.MIN_VALUE);
        named(Long.MAX_VALUE);
    }

    private static void named(long hash) {
        var shown = Ids.shown(hash);
        assertThat(shown).as("seed %d", SEED).isEqualTo("t" + Long.toUnsignedString(hash, 36));
        assertThat(Ids.read(shown)).isEqualTo(hash);
    }
}
