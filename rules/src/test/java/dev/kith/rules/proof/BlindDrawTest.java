package dev.kith.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.book.RuleBook;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Findings among decoys, for reading by eye.
class BlindDrawTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final Diary diary = new Diary(START, ZoneOffset.UTC)
            .mail("d0 in bo human", "d1 out bo human", "d8 out bo question")
            .mail("d0 in eva human", "d1 out eva human", "d8 out eva question")
            .mail("d0 in kim human", "d1 out kim human", "d2 out kim human", "d3 in kim human")
            .mail("d0 in ina human", "d1 out ina human", "d12 out ina human", "d60 in ina human");

    private List<BlindDraw.Item> draw(int count, long seed) {
        var book = RuleBook.shipped().only(List.of("mine-unanswered"));
        var to = START.plus(Duration.ofDays(50));
        var found = Backtest.run(book, diary.histories(), Said.NOTHING, START, to, ZoneOffset.UTC)
                .found();
        return BlindDraw.draw(found, diary.histories(), false, count, seed);
    }

    @Test
    void everyFindingStandsBesideAMailThatIsNone() {
        var items = draw(30, 7);

        assertThat(items).extracting(BlindDraw.Item::number).containsExactly(1, 2, 3, 4);
        assertThat(items)
                .filteredOn(BlindDraw.Item::finding)
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.about().acts()).isNotEmpty());
        assertThat(items)
                .filteredOn(item -> !item.finding())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.about().sent()).isTrue());
        assertThat(items).extracting(item -> item.about().messageId()).doesNotHaveDuplicates();
    }

    @Test
    void nothingLaterThanTheDayIsShown() {
        assertThat(draw(30, 7)).allSatisfy(item -> {
            assertThat(item.about().date()).isBeforeOrEqualTo(item.at());
            assertThat(item.since()).allSatisfy(mail -> assertThat(mail.date()).isBeforeOrEqualTo(item.at()));
        });
    }

    @Test
    void aSeedDrawsTheSameAgain() {
        assertThat(draw(1, 7)).isEqualTo(draw(1, 7)).hasSize(2);
    }
}
