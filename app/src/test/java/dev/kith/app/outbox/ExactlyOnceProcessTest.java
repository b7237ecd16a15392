package dev.kith.app.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.outbox.Child.Death;
import dev.kith.app.outbox.Child.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` of a real process, at every step of an exchange with upstream: one message afterwards, or none with a
/// reason, never two. Every cell runs a hundred times in the long profile; CI asks for five with `-Dkith.runs=5`.
class ExactlyOnceProcessTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final int RUNS = Integer.getInteger("kith.runs", 5);
    private static final int AT_ONCE = 4;
    private static final long SEED = Long.getLong("kith.seed", 20261120);
    private static final long LONGEST_NANOS = 60_000_000;

    /// Seconds after the start at which the restarted Kith steps.
    private static final int[] LATER = {200, 330, 460, 590, 720, 1010, 1100, 1500};

    /// Bits of [Cell#of]: a lagging search without APPENDUID, a second Kith, and an older ledger on top of the first.
    /// `ExactlyOnceTest` has all of them together. `-Dkith.worlds=1` has one alone, for a long run in parts.
    private static final List<Integer> WORLDS = Stream.of(
                    System.getProperty("kith.worlds", "1,6,9").split(",", -1))
            .map(Integer::valueOf)
            .toList();

    private static final List<Reason> NAMED = List.of(
            Reason.LEDGER_RESTORED,
            Reason.GIVEN_UP,
            Reason.PERHAPS_DELETED,
            Reason.DELETED,
            Reason.REMOVED,
            Reason.SETTLED_BEFORE);

    /// @param death null: at a moment of chance
    /// @param second a second Kith takes part after the first was killed
    /// @param restored the ledger as it was before the first step is put back after the kill
    /// @param deleted the user deletes what stands there before Kith runs again
    record Cell(
            @Nullable Death death,
            int lagMinutes,
            boolean appendUid,
            boolean second,
            boolean restored,
            boolean deleted,
            int run) {
        private static Cell of(@Nullable Death death, int bits, int run) {
            var second = (bits & 4) > 0;
            return new Cell(
                    death,
                    (bits & 1) > 0 ? 3 : 0,
                    (bits & 2) > 0,
                    second,
                    (bits & 8) > 0,
                    // a Kith that never saw a mail cannot know that it was deleted
                    run % 2 == 0 && !second,
                    run);
        }

        private boolean removing() {
            return death != null && death.operation().equals("REMOVE");
        }
    }

    static Stream<Cell> someCells() {
        return Stream.of(
                Cell.of(new Death("APPEND", Phase.ASKED), 2, 1),
                Cell.of(new Death("APPEND", Phase.DONE), 1, 2),
                Cell.of(new Death("APPEND", Phase.HEARD), 11, 1));
    }

    static Stream<Death> deaths() {
        return Stream.of("FIND", "APPEND", "LIST", "REMOVE")
                .flatMap(operation -> Arrays.stream(Phase.values()).map(phase -> new Death(operation, phase)));
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("someCells")
    void oneOrNoneWithAReason(Cell cell) throws Exception {
        live(cell, folder);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("deaths")
    void oneOrNoneWithAReasonInEveryWorld(Death death) throws Exception {
        all(WORLDS.stream()
                .flatMap(bits -> IntStream.rangeClosed(1, RUNS).mapToObj(run -> Cell.of(death, bits, run)))
                .toList());
    }

    /// Between ledger and journal, in the middle of an octet: wherever chance has it.
    @Tag("long")
    @Test
    void oneOrNoneWithAReasonAtAnyMoment() throws Exception {
        all(IntStream.range(0, 4 * RUNS)
                .mapToObj(n -> Cell.of(null, WORLDS.get(n % WORLDS.size()), n))
                .toList());
    }

    private void all(List<Cell> cells) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = new ArrayList<Callable<Cell>>();
            for (var i = 0; i < cells.size(); i++) {
                var cell = cells.get(i);
                var own = folder.resolve("run-" + i);
                tasks.add(() -> {
                    live(cell, own);
                    return cell;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private static void live(Cell cell, Path folder) throws Exception {
        var upstream = new ScriptedUpstream();
        upstream.lag = Duration.ofMinutes(cell.lagMinutes());
        upstream.appendUid = cell.appendUid();
        var laptop = folder.resolve("laptop");
        var backup = Files.createDirectories(folder).resolve("backup.db");
        try (var kith = Kith.on(laptop)) {
            kith.plan(START);
            if (cell.restored()) {
                kith.backUp(backup);
            }
            if (cell.removing()) {
                stand(kith, upstream);
            }
        }
        killed(cell, laptop, upstream);
        if (cell.restored()) {
            Kith.restore(backup, laptop);
        }
        var deleted = cell.deleted() && !upstream.stored.isEmpty();
        if (deleted) {
            upstream.stored.clear();
        }
        var appended = upstream.appends;

        var reasons = later(cell, folder, upstream);
        assertThat(upstream.stored).as("%s %s", cell, reasons).hasSizeLessThanOrEqualTo(1);
        if (upstream.stored.isEmpty()) {
            assertThat(reasons).as("%s", cell).containsAnyElementsOf(NAMED);
        }
        if (deleted || cell.removing()) {
            assertThat(upstream.appends)
                    .as("what is gone stays away: %s %s", cell, reasons)
                    .isEqualTo(appended);
        }
    }

    /// It stands upstream, visible to every search, and is to be removed.
    private static void stand(Kith kith, ScriptedUpstream upstream) {
        upstream.now = START.minus(Duration.ofMinutes(10));
        kith.step(upstream.companion(_ -> {}), upstream.now);
        kith.outbox.settle(Kith.ACCOUNT, "anna", "wrote");
    }

    private static void killed(Cell cell, Path laptop, ScriptedUpstream upstream) throws Exception {
        try (var first = Child.start(laptop, upstream)) {
            var death = cell.death();
            if (death == null) {
                var nanos = new Random(SEED + cell.run()).nextLong(LONGEST_NANOS);
                first.tellAndKill("step", START, nanos);
                return;
            }
            var killed = false;
            for (var second = 0; second < 200 && !killed; second += 65) {
                killed = first.tell("step", START.plusSeconds(second), death) == null;
            }
            assertThat(killed).as("it was killed: %s", cell).isTrue();
        }
    }

    private static List<Reason> later(Cell cell, Path folder, ScriptedUpstream upstream) throws Exception {
        try (var again = Kith.on(folder.resolve("laptop"));
                var other = cell.second() ? Kith.on(folder.resolve("desktop")) : null) {
            again.holds = !cell.removing();
            again.plan(START.plusSeconds(195));
            if (other != null) {
                other.holds = !cell.removing();
                other.plan(START.plusSeconds(195));
            }
            for (var second : LATER) {
                upstream.now = START.plusSeconds(second);
                again.step(upstream.companion(_ -> {}), upstream.now);
                if (other != null) {
                    other.step(upstream.companion(_ -> {}), upstream.now);
                }
            }
            return again.reasons;
        }
    }
}
