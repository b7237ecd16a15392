package dev.kith.rules.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Does refitting the weights on the user's own history win there? The figures of docs/tie.md, *One mailbox alone*:
/// data folders below `-Dkith.histories=FOLDER`, each walked with the shipped weights as they are, with their level
/// moved, refitted, and refitted only as long as that has won. Prints AUC, Brier score and calibration error of each,
/// and the gains in AUC and Brier score.
@Tag("long")
class OwnHistoryTest {
    private static final int TIES_MIN = 10;
    private static final int CONTACT_DAYS_MIN = 3;
    private static final int SILENCE_MAX = 365;
    /// Closed ones before the first tested snapshot: from here on all weights are refitted.
    private static final int CLOSED_MIN = 6;

    private static final int HELD_OUT = 12;
    private static final List<String> WAYS = List.of(
            "shipped", "level moved", "refitted", "kept while it won in the last year", "kept while it won so far");
    private static final int RESAMPLES = 1_000;
    private static final int[][] HORIZONS = {{30, 0}, {60, 14}, {90, 30}};

    @Test
    void printsWhatRefittingIsWorth() throws Exception {
        var folder = System.getProperty("kith.histories");
        assumeTrue(folder != null, "no histories named: -Dkith.histories=FOLDER");
        var tested = 0;
        try (var homes = Files.newDirectoryStream(Path.of(folder))) {
            var sorted = new TreeSet<Path>();
            homes.forEach(sorted::add);
            for (var home : sorted) {
                tested += mailbox(home);
            }
        }
        assertThat(tested).as("mailboxes with enough to test").isPositive();
    }

    private static int mailbox(Path home) throws Exception {
        try (var indexer = Indexer.openReadOnly(home.resolve("index"), new Me(Set.of()), ZoneOffset.UTC)) {
            var pairs = pairs(indexer.histories());
            var any = 0;
            for (var horizon : HORIZONS) {
                for (var file : List.of("resume.csv", "resume-without-linux-wireless.csv")) {
                    var weights = Weights.shipped(file, horizon[0]);
                    any = Math.max(any, walk(home + " " + file, pairs, horizon[0], horizon[1], weights));
                }
            }
            return any;
        }
    }

    private record Pair(long[] days, List<Interaction> contacts) {}

    private static List<Pair> pairs(List<History> histories) {
        return histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN)
                .map(history ->
                        history.interactions().stream().filter(Rhythm::contact).toList())
                .filter(contacts -> !contacts.isEmpty())
                .map(contacts -> new Pair(Rhythm.days(contacts), contacts))
                .toList();
    }

    /// @return 1 when there was enough to test
    @SuppressWarnings("SystemOut")
    private static int walk(String name, List<Pair> pairs, int horizon, int silence, Weights weights) {
        var cases = cases(pairs, horizon, silence, weights);
        var all = new ArrayList<Network.Case>();
        var said = new ArrayList<double[]>();
        var refit = new TieTest.Learner(weights.weight(), true);
        var ends = new TreeMap<Long, Integer>();
        var snapshots = 0;
        for (var day : cases.keySet()) {
            var closed = new ArrayList<>(cases.headMap(day - horizon, true).values());
            if (closed.size() < CLOSED_MIN) {
                continue;
            }
            snapshots++;
            refit.learn(closed, Network.Case::row);
            var level = new TieTest.Learner(weights.weight(), true);
            level.learn(List.of(closed.getLast()), Network.Case::row);
            var before = List.copyOf(ends.headMap(day - horizon, true).values());
            var year = wins(all, said, before, HELD_OUT);
            var ever = wins(all, said, before, before.size());
            for (var one : cases.get(day)) {
                all.add(one);
                var plain = Logistic.probability(weights.weight(), one.row());
                var fitted = refit.probability(one.row());
                said.add(new double[] {
                    plain, level.probability(one.row()), fitted, year ? fitted : plain, ever ? fitted : plain
                });
            }
            ends.put(day, all.size());
        }
        var positives = all.stream().filter(Network.Case::resumed).count();
        if (snapshots < Tested.SNAPSHOTS_MIN || positives == 0 || positives == all.size()) {
            System.out.printf(Locale.ROOT, "| %s | %d | %d | not judged |%n", name, horizon, all.size());
            return 0;
        }
        var shipped = new Column(all, said, 0);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %,d | %d | %d | %.3f | %s |%n",
                name,
                horizon,
                all.size(),
                all.stream().mapToInt(Network.Case::owner).distinct().count(),
                snapshots,
                positives / (double) all.size(),
                shipped);
        for (var way = 1; way < WAYS.size(); way++) {
            System.out.println("| " + WAYS.get(way) + " | " + new Column(all, said, way).against(shipped) + " |");
        }
        return 1;
    }

    /// Whether what was refitted has won on the last closed snapshots that it was tested on, a year of them at least:
    /// its Brier score is better, with an interval above zero.
    ///
    /// @param closed where the cases of each end
    private static boolean wins(List<Network.Case> all, List<double[]> said, List<Integer> closed, int count) {
        if (closed.size() < HELD_OUT) {
            return false;
        }
        var from = closed.size() == count ? 0 : closed.get(closed.size() - count - 1);
        var shipped = new Column(all.subList(from, closed.getLast()), said.subList(from, closed.getLast()), 0);
        var fitted = new Column(all.subList(from, closed.getLast()), said.subList(from, closed.getLast()), 2);
        return fitted.interval(times -> shipped.brier(times) - fitted.brier(times))[1] > 0;
    }

    /// What one way of judging said of the cases.
    private static final class Column {
        private final boolean[] labels;
        private final int[] persons;
        private final double[] chances;

        /// A case's owner is here the other person: it is they who are drawn.
        Column(List<Network.Case> cases, List<double[]> said, int column) {
            labels = new boolean[cases.size()];
            persons = new int[cases.size()];
            chances = new double[cases.size()];
            for (var i = 0; i < labels.length; i++) {
                labels[i] = cases.get(i).resumed();
                persons[i] = cases.get(i).owner();
                chances[i] = said.get(i)[column];
            }
        }

        String against(Column shipped) {
            var mine = new Scores.Sorted(chances, labels);
            var theirs = new Scores.Sorted(shipped.chances, labels);
            var auc = interval(times -> mine.auc(persons, times) - theirs.auc(persons, times));
            var brier = interval(times -> shipped.brier(times) - brier(times));
            return this + " | " + text(auc) + " | " + text(brier);
        }

        private double brier(int[] times) {
            var sum = 0.0;
            var n = 0L;
            for (var i = 0; i < labels.length; i++) {
                var off = chances[i] - (labels[i] ? 1 : 0);
                sum += times[persons[i]] * off * off;
                n += times[persons[i]];
            }
            return sum / n;
        }

        /// 95 %, all cases of a person drawn together.
        private double[] interval(ToDoubleFunction<int[]> gain) {
            var known = Arrays.stream(persons).distinct().sorted().toArray();
            var random = new SplittableRandom(20_260_105);
            var gains = new double[RESAMPLES];
            for (var sample = 0; sample < RESAMPLES; sample++) {
                var times = new int[known[known.length - 1] + 1];
                for (var draw = 0; draw < known.length; draw++) {
                    times[known[random.nextInt(known.length)]]++;
                }
                gains[sample] = gain.applyAsDouble(times);
            }
            Arrays.sort(gains);
            var once = new int[known[known.length - 1] + 1];
            Arrays.fill(once, 1);
            return new double[] {
                gain.applyAsDouble(once), gains[(int) (RESAMPLES * 0.025)], gains[(int) (RESAMPLES * 0.975) - 1]
            };
        }

        private static String text(double[] interval) {
            return String.format(Locale.ROOT, "%+.4f (%.4f to %.4f)", interval[0], interval[1], interval[2]);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.3f %.4f %.3f",
                    Scores.auc(chances, labels),
                    Scores.brier(chances, labels),
                    Scores.calibrationError(chances, labels));
        }
    }

    private static NavigableMap<Long, List<Network.Case>> cases(
            List<Pair> pairs, int horizon, int silence, Weights weights) {
        var first = pairs.stream().mapToLong(pair -> pair.days()[0]).min().orElse(0);
        // a broken clock ahead of all others ends nothing
        var ends = pairs.stream()
                .flatMapToLong(pair -> Arrays.stream(pair.days()))
                .sorted()
                .toArray();
        var last = ends.length == 0 ? 0 : ends[(int) ((ends.length - 1) * 0.999)];
        var cases = new TreeMap<Long, List<Network.Case>>();
        var month = LocalDate.ofEpochDay(first).withDayOfMonth(1).plusMonths(1);
        for (; month.toEpochDay() + horizon <= last; month = month.plusMonths(1)) {
            var snapshot = snapshot(pairs, month.toEpochDay(), horizon, silence, first, weights);
            if (!snapshot.isEmpty()) {
                cases.put(month.toEpochDay(), snapshot);
            }
        }
        return cases;
    }

    private static List<Network.Case> snapshot(
            List<Pair> pairs, long day, int horizon, int silence, long first, Weights weights) {
        var alive = new ArrayList<Integer>();
        for (var i = 0; i < pairs.size(); i++) {
            var days = pairs.get(i).days();
            var known = Tie.Owner.below(days, day);
            if (known >= CONTACT_DAYS_MIN && day - days[known - 1] < SILENCE_MAX) {
                alive.add(i);
            }
        }
        if (alive.size() < TIES_MIN) {
            return List.of();
        }
        var owner = new Tie.Owner(
                pairs.stream()
                        .flatMapToLong(pair -> Arrays.stream(pair.days()))
                        .filter(one -> one < day)
                        .sorted()
                        .distinct()
                        .toArray(),
                pairs.stream()
                        .flatMap(pair -> pair.contacts().stream())
                        .filter(Interaction::sent)
                        .mapToLong(OwnHistoryTest::day)
                        .filter(one -> one < day)
                        .sorted()
                        .distinct()
                        .toArray(),
                alive.stream()
                        .mapToLong(i -> day - last(pairs.get(i).days(), day))
                        .sorted()
                        .toArray(),
                first);
        var cases = new ArrayList<Network.Case>();
        for (var i : alive) {
            var pair = pairs.get(i);
            var known = Tie.Owner.below(pair.days(), day);
            var silent = day - pair.days()[known - 1];
            if (silent >= silence) {
                var resumed = known < pair.days().length && pair.days()[known] < day + horizon;
                cases.add(new Network.Case(day, i, silent, resumed, weights.row(tie(pair, known, day), owner, day)));
            }
        }
        return cases;
    }

    private static Tie tie(Pair pair, int known, long day) {
        var before = pair.contacts().stream().filter(one -> day(one) < day).toList();
        var mine = (int) before.stream().filter(Interaction::sent).count();
        return new Tie(
                Arrays.copyOf(pair.days(), known),
                mine,
                before.size() - mine,
                before.getLast().sent());
    }

    private static long last(long[] days, long day) {
        return days[Tie.Owner.below(days, day) - 1];
    }

    private static long day(Interaction one) {
        return Math.floorDiv(one.date().getEpochSecond(), 86_400);
    }
}
