package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long judging takes. Figures are printed; the bars are wide, for a loaded machine.
@Tag("long")
class JudgeSpeedTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void tenThousandPersonsWithAMillionInteractions() {
        var histories = world(10_000, 100);
        var book = RuleBook.shipped();
        var covered = new Coverage(Map.of("home", Instant.EPOCH));
        var usual = Judge.usual(book, histories, NOW, ZoneOffset.UTC);
        var best = Long.MAX_VALUE;
        var findings = 0;
        for (var run = 0; run < 12; run++) {
            var start = System.nanoTime();
            findings = new Judge(book, histories, Said.NOTHING, covered, NOW, ZoneOffset.UTC, usual)
                    .findings()
                    .size();
            best = Math.min(best, System.nanoTime() - start);
        }
        var judge = new Judge(book, histories, Said.NOTHING, covered, NOW, ZoneOffset.UTC, usual);
        judge.findings(histories.getFirst());
        var start = System.nanoTime();
        for (var person = 0; person < 1_000; person++) {
            judge.findings(histories.get(person));
        }
        var one = (System.nanoTime() - start) / 1_000;
        System.out.printf(
                "10,000 persons, 1,000,000 interactions: %d ms, %d findings; one person: %d us%n",
                best / 1_000_000, findings, one / 1_000);

        assertThat(findings).isPositive();
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(one)).isLessThan(Duration.ofMillis(2));
    }

    private static List<History> world(int persons, int mails) {
        var random = new SplittableRandom(1);
        var histories = new ArrayList<History>();
        for (var person = 0; person < persons; person++) {
            var name = "p" + person + "@d" + person % 90 + ".test";
            var interactions = new ArrayList<Interaction>();
            var day = NOW.minus(Duration.ofDays(random.nextInt(30, 3_000)));
            for (var mail = 0; mail < mails && day.isBefore(NOW); mail++) {
                interactions.add(mail(random, day, person + "-" + mail, person + "-" + mail / 3));
                day = day.plus(Duration.ofMinutes(random.nextInt(60, 60 * 24 * 30)));
            }
            while (interactions.size() < mails) {
                var at = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 3_000)));
                interactions.add(mail(random, at, person + "x" + interactions.size(), person + "x"));
            }
            interactions.sort(Comparator.comparing(Interaction::date));
            histories.add(new History(
                    new Person(name, name, List.of(name), Kind.HUMAN, List.of(), null, null, null), interactions));
        }
        return histories;
    }

    private static Interaction mail(SplittableRandom random, Instant at, String id, String conversation) {
        var kinds = ActKind.values();
        var acts = random.nextInt(3) == 0
                ? List.of(new Act(
                        kinds[random.nextInt(kinds.length)], "Could you send me the list by Friday?", 0.9, null))
                : List.<Act>of();
        return new Interaction(
                at,
                random.nextBoolean() ? Direction.SENT : Direction.RECEIVED,
                "home",
                id,
                conversation,
                null,
                "s",
                true,
                1,
                false,
                false,
                40,
                acts,
                List.of("A line."),
                random.nextLong(),
                List.of(),
                false,
                "",
                List.of(),
                null,
                false);
    }
}
