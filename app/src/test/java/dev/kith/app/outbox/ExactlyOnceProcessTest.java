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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9` of a real process, at every step of an exchange with upstream: one message afterwards, or none with a
/// reason, never two. `-Dkith.runs=100` repeats each cell of the long profile a hundred times.
class ExactlyOnceProcessTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final int RUNS = Integer.getInteger("kith.runs", 5);

    /// Seconds after the start at which the restarted process steps.
    private static final int[] LATER = {10, 140, 270, 400, 530, 700, 1010, 1100};

    /// @param second a second Kith takes part after the first was killed
    /// @param restored the ledger as it was before the first step is put back after the kill
    record Cell(Death death, int lagMinutes, boolean appendUid, boolean second, boolean restored, int run) {}

    static Stream<Cell> someCells() {
        return Stream.of(
                new Cell(new Death("APPEND", Phase.ASKED), 0, true, false, false, 1),
                new Cell(new Death("APPEND", Phase.DONE), 3, false, false, false, 1),
                new Cell(new Death("APPEND", Phase.HEARD), 3, true, false, true, 1));
    }

    static Stream<Cell> allCells() {
        return Stream.of("FIND", "APPEND", "LIST")
                .flatMap(operation -> Arrays.stream(Phase.values()).map(phase -> new Death(operation, phase)))
                .flatMap(death -> IntStream.range(0, 16)
                        .boxed()
                        .flatMap(bits -> IntStream.rangeClosed(1, RUNS)
                                .mapToObj(run -> new Cell(
                                        death,
                                        (bits & 1) > 0 ? 3 : 0,
                                        (bits & 2) > 0,
                                        (bits & 4) > 0,
                                        (bits & 8) > 0,
                                        run))));
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("someCells")
    void oneOrNoneWithAReason(Cell cell) throws Exception {
        live(cell);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("allCells")
    void oneOrNoneWithAReasonInEveryWorld(Cell cell) throws Exception {
        live(cell);
    }

    private void live(Cell cell) throws Exception {
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
        }

        try (var first = Child.start(laptop, upstream)) {
            var killed = false;
            for (var second = 0; second < 200 && !killed; second += 65) {
                killed = first.tell("step", START.plusSeconds(second), cell.death()) == null;
            }
            assertThat(killed).as("it was killed at %s", cell.death()).isTrue();
        }
        if (cell.restored()) {
            Kith.restore(backup, laptop);
        }

        var reasons = new ArrayList<Reason>();
        try (var again = Child.start(laptop, upstream);
                var other = cell.second() ? Child.start(folder.resolve("desktop"), upstream) : null) {
            reasons.addAll(again.tell("plan", START.plusSeconds(5), null));
            if (other != null) {
                other.tell("plan", START.plusSeconds(5), null);
            }
            for (var second : LATER) {
                reasons.addAll(again.tell("step", START.plusSeconds(second), null));
                if (other != null) {
                    other.tell("step", START.plusSeconds(second), null);
                }
            }
        }
        assertThat(upstream.stored).as("%s", reasons).hasSizeLessThanOrEqualTo(1);
        if (upstream.stored.isEmpty()) {
            assertThat(reasons).containsAnyOf(Reason.LEDGER_RESTORED, Reason.GIVEN_UP);
        }
    }
}
