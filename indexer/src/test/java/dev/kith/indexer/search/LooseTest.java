package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooseTest {
    private static final int BUCKET_MAX = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsTheFirstOfEachSubjectAsAListWould(long seed) {
        var random = new Random(seed);
        var loose = new Loose(BUCKET_MAX);
        var lists = new HashMap<Long, List<String>>();
        for (var i = 1; i <= 2_000; i++) {
            var subject = 1 + (long) (Math.pow(random.nextDouble(), 3) * 300);
            var people = random.ints(random.nextInt(5)).toArray();
            var link = new Link(i, new long[0], random.nextLong(), subject, random.nextBoolean(), people);
            var list = lists.computeIfAbsent(subject, _ -> new ArrayList<>());
            if (list.size() < BUCKET_MAX) {
                list.add(told(link));
            }
            loose.add(link);
        }
        assertThat(lists.values()).as("seed %d", seed).anyMatch(list -> list.size() == BUCKET_MAX);
        lists.forEach((subject, list) -> {
            var kept = new ArrayList<String>();
            loose.of(subject, link -> kept.add(told(link)));
            assertThat(kept.reversed()).as("seed %d", seed).isEqualTo(list);
        });
        loose.of(1_000, link -> assertThat(link).isNull());
    }

    private static String told(Link link) {
        return link.own() + " " + link.date() + " " + link.subject() + " " + link.reply() + " "
                + Arrays.toString(link.people());
    }
}
