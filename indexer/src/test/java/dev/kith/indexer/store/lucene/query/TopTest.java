package dev.kith.indexer.store.lucene.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.store.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 1000})
    void theSameAsSortingAllAndTakingTheFirst(int limit) {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var top = new Top(limit);
        var all = new ArrayList<Found.One>();
        for (var doc = 0; doc < 500; doc++) {
            // few different scores, so that many are equal
            var one = new Found.One(doc, random.nextInt(20));
            all.add(one);
            top.offer(one.doc(), one.score());
        }
        all.sort(Comparator.comparingDouble(Found.One::score).reversed().thenComparingInt(Found.One::doc));
        assertThat(top.drain()).as("seed " + seed).isEqualTo(all.subList(0, Math.min(limit, all.size())));
    }

    @Test
    void noneIsWantedAndNoneIsKept() {
        var top = new Top(0);
        top.offer(1, 1);
        assertThat(top.drain()).isEmpty();
    }
}
