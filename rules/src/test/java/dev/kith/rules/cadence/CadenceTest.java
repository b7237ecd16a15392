package dev.kith.rules.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private final WorkingClock clock = new WorkingClock(ZoneOffset.UTC, WEEK);

    @Test
    void aWeekendIsNoTime() {
        var friday = Instant.parse("2026-01-09T12:00:00Z");
        var monday = Instant.parse("2026-01-12T12:00:00Z");

        assertThat(clock.between(friday, monday)).isCloseTo(1, within(1e-9));
        assertThat(clock.plus(friday, 1)).isEqualTo(monday);
        assertThat(clock.plus(Instant.parse("2026-01-10T08:00:00Z"), 0)).isEqualTo("2026-01-12T00:00:00Z");
        assertThat(clock.between(monday, friday)).isZero();
    }

    @Test
    void christmasAndEasterAreNoTimeEither() {
        assertThat(clock.plus(Instant.parse("2026-12-23T12:00:00Z"), 1)).isEqualTo("2027-01-04T12:00:00Z");
        assertThat(clock.plus(Instant.parse("2026-04-02T12:00:00Z"), 1)).isEqualTo("2026-04-07T12:00:00Z");
        assertThat(clock.between(Instant.parse("2026-04-03T09:00:00Z"), Instant.parse("2026-04-06T18:00:00Z")))
                .isZero();
        assertThat(Holidays.easter(2024)).isEqualTo("2024-03-31");
        assertThat(Holidays.easter(2025)).isEqualTo("2025-04-20");
        assertThat(Holidays.easter(2038)).isEqualTo("2038-04-25");
        assertThat(new WorkingClock(ZoneOffset.UTC, Set.of()).plus(Instant.parse("2026-12-24T12:00:00Z"), 1))
                .isEqualTo("2026-12-25T12:00:00Z");
    }

    @Test
    void plusAndBetweenAgreeAtAnyTime() {
        var seed = Long.getLong("seed", 5L);
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 2_000; i++) {
            var from = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L));
            var days = random.nextDouble(0, 40);
            assertThat(clock.between(from, clock.plus(from, days)))
                    .as("seed %d, from %s, %f days", seed, from, days)
                    .isCloseTo(days, within(1e-6));
        }
    }

    @Test
    void summerTimeMakesNoWorkingDayLonger() {
        var berlin = new WorkingClock(ZoneId.of("Europe/Berlin"), WEEK);
        var before = Instant.parse("2026-03-27T09:00:00Z");

        assertThat(berlin.plus(before, 1)).isEqualTo("2026-03-30T08:00:00Z");
    }

    @Test
    void strengthHalvesInItsHalfLife() {
        var days = new long[] {100, 110, 120};

        assertThat(TieDecay.strength(new long[] {100}, 115, 15)).isCloseTo(0.5, within(1e-12));
        assertThat(TieDecay.strength(days, 120, 90))
                .isCloseTo(1 + Math.pow(0.5, 10 / 90.0) + Math.pow(0.5, 20 / 90.0), within(1e-12));
    }

    @Test
    void aFewFiguresAreDrawnToThePopulationAndManyAreNot() {
        var population = new LogNormal(Math.log(1), 1, 0);
        var few = new LogNormal.Sum();
        var many = new LogNormal.Sum();
        few.add(100, 1);
        for (var i = 0; i < 500; i++) {
            many.add(100, 1);
        }

        assertThat(few.shrunk(population, 5).median()).isBetween(1.5, 4.0);
        assertThat(many.shrunk(population, 5).median()).isBetween(90.0, 100.0);
        assertThat(new LogNormal.Sum().shrunk(population, 5)).isEqualTo(population);
        assertThat(population.share(population.p90())).isCloseTo(0.9, within(1e-6));
    }

    @Test
    void aFitFindsTheWeightsItWasDrawnFrom() {
        var random = new SplittableRandom(11);
        var rows = new double[20_000][];
        var labels = new boolean[rows.length];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = new double[] {1, random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            labels[i] = random.nextDouble() < Logistic.probability(new double[] {-0.5, 1.5, -1}, rows[i]);
        }
        var fitted = Logistic.fit(rows, labels, new double[3], new double[] {1e-3, 1e-3, 1e-3});

        assertThat(fitted[0]).isCloseTo(-0.5, within(0.08));
        assertThat(fitted[1]).isCloseTo(1.5, within(0.08));
        assertThat(fitted[2]).isCloseTo(-1, within(0.08));
        assertThat(Logistic.fit(new double[0][], new boolean[0], new double[] {3, 2}, new double[] {1, 1}))
                .containsExactly(3, 2);
    }

    @Test
    void aLivelyTieResumesAndALongSilentOneHardly() {
        var lively = new Tie(days(700, 3), 60, 60, false);
        var silent = new Tie(days(400, 9), 20, 20, true);
        var owner = new Tie.Owner(days(700, 1), days(700, 2), new long[] {1, 3, 9, 60, 300}, 0);

        assertThat(Resume.probability(lively, owner, 701)).isGreaterThan(0.8);
        assertThat(Resume.probability(silent, owner, 701)).isLessThan(0.1);
    }

    private static long[] days(int until, int every) {
        return java.util.stream.LongStream.range(0, until)
                .filter(day -> day % every == 0)
                .toArray();
    }
}
