package dev.kith.app.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.outbox.ScriptedUpstream.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One reminder, whatever breaks: every point at which a Kith can die, times what upstream may be like, times a second
/// Kith, times an older ledger put back. Here a dying Kith is an error thrown through it, its ledger reopened from
/// disk; `ExactlyOnceProcessTest` kills real processes.
class ExactlyOnceTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    /// Seconds after the start at which the daemon steps, once it runs again.
    private static final int[] LATER = {10, 140, 270, 400, 530, 700, 1010, 1100, 1500, 2200, 4000};

    private static final int DELETED_AT = 1010;

    /// @param dies the point, or null: it does not
    record Cell(
            @Nullable Point dies,
            int lagMinutes,
            boolean appendUid,
            boolean twoKiths,
            boolean restored,
            boolean deleted) {}

    /// Each point in five worlds; the whole product runs in the long profile.
    static Stream<Cell> someCells() {
        return points().flatMap(dies -> Stream.of(
                new Cell(dies, 0, true, false, false, false),
                new Cell(dies, 3, false, false, false, false),
                new Cell(dies, 3, true, true, false, false),
                new Cell(dies, 0, true, false, true, false),
                new Cell(dies, 3, false, true, true, true)));
    }

    static Stream<Cell> allCells() {
        return points().flatMap(dies -> IntStream.range(0, 32)
                .mapToObj(bits -> new Cell(
                        dies,
                        (bits & 16) > 0 ? 3 : 0,
                        (bits & 1) > 0,
                        (bits & 2) > 0,
                        (bits & 4) > 0,
                        (bits & 8) > 0)));
    }

    private static Stream<@Nullable Point> points() {
        return Stream.concat(Arrays.stream(Point.values()), Stream.of((Point) null));
    }

    @TempDir
    private Path folder;

    private static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

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
        // without a second Kith nothing may need to be healed, so nothing can be
        upstream.uidPlus = cell.twoKiths();
        var reasons = new ArrayList<Reason>();
        var backup = Files.createDirectories(folder).resolve("backup.db");

        try (var first = Kith.on(folder.resolve("laptop"))) {
            first.plan(START);
            if (cell.restored()) {
                first.backUp(backup);
            }
            upstream.now = START;
            dieAt(cell, upstream, first);
            reasons.addAll(first.reasons);
        }
        if (cell.restored()) {
            Kith.restore(backup, folder.resolve("laptop"));
        }
        var appended = upstream.appends;
        try (var again = Kith.on(folder.resolve("laptop"));
                var other = cell.twoKiths() ? Kith.on(folder.resolve("desktop")) : null) {
            again.plan(START.plusSeconds(5));
            if (other != null) {
                other.plan(START.plusSeconds(5));
            }
            for (var second : LATER) {
                upstream.now = START.plusSeconds(second);
                if (cell.deleted() && second == DELETED_AT) {
                    upstream.stored.clear();
                    appended = upstream.appends;
                }
                again.step(upstream.companion(_ -> {}), upstream.now);
                if (other != null) {
                    other.step(upstream.companion(_ -> {}), upstream.now);
                }
            }
            reasons.addAll(again.reasons);
        }

        if (cell.deleted()) {
            assertThat(upstream.stored)
                    .as("deleted, it stays away: %s", reasons)
                    .isEmpty();
            assertThat(upstream.appends)
                    .as("not sent after it was deleted: %s", reasons)
                    .isEqualTo(appended);
            return;
        }
        assertThat(upstream.stored).as("%s", reasons).hasSizeLessThanOrEqualTo(1);
        if (upstream.stored.isEmpty()) {
            assertThat(reasons).containsAnyOf(Reason.LEDGER_RESTORED, Reason.GIVEN_UP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoKithsRaceAndOneMessageStays(Point point) throws Exception {
        var upstream = new ScriptedUpstream();
        try (var laptop = Kith.on(folder.resolve("laptop"));
                var desktop = Kith.on(folder.resolve("desktop"))) {
            laptop.plan(START);
            desktop.plan(START);
            for (var second : new int[] {0, 65, 130, 800, 1500}) {
                upstream.now = START.plusSeconds(second);
                var raced = new AtomicBoolean();
                laptop.step(
                        upstream.companion(at -> {
                            if (at == point && raced.compareAndSet(false, true)) {
                                desktop.step(upstream.companion(_ -> {}), upstream.now);
                            }
                        }),
                        upstream.now);
                desktop.step(upstream.companion(_ -> {}), upstream.now);
            }
            var told = List.of(laptop.reasons, desktop.reasons);
            assertThat(upstream.stored).as("%s", told).hasSize(1);
            var uid = upstream.stored.getFirst().uid;
            assertThat(laptop.row().uid()).as("%s", told).isEqualTo(uid);
            assertThat(desktop.row().uid()).as("%s", told).isEqualTo(uid);
        }
    }

    private static void dieAt(Cell cell, ScriptedUpstream upstream, Kith kith) {
        try {
            for (var second = 0; second < 200; second += 65) {
                upstream.now = START.plusSeconds(second);
                kith.step(
                        upstream.companion(point -> {
                            if (point == cell.dies()) {
                                throw new Died();
                            }
                        }),
                        upstream.now);
            }
        } catch (Died _) {
            return;
        }
    }
}
