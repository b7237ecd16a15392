package dev.kith.app.outbox;

import static dev.kith.app.outbox.Reason.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.ledger.OutboxRow.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of one reminder, told as it happens.
class OutboxTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private Kith kith;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        kith = Kith.on(folder);
        kith.plan(START);
    }

    @AfterEach
    void close() throws Exception {
        kith.close();
    }

    @Test
    void aReminderIsAppendedOnceAndThenLeftAlone() {
        assertThat(step(0)).containsExactly(APPENDED);
        assertThat(step(1)).isEmpty();
        assertThat(step(600)).isEmpty();
        assertThat(upstream.in("INBOX")).hasSize(1);
        assertThat(kith.row().uid()).isEqualTo(upstream.stored.getFirst().uid);
        assertThat(kith.plan(START.plusSeconds(700))).isEqualTo(TOLD);
    }

    @Test
    void whatWasAnsweredOnThePhoneIsNotAskedAgain() {
        kith.holds = false;
        assertThat(step(0)).containsExactly(SETTLED_BEFORE);
        assertThat(upstream.appends).isZero();
    }

    @Test
    void nothingLeavesBeforeTheUsersMailWasLookedAt() {
        kith.refreshes = false;
        assertThat(step(0)).containsExactly(NOT_REFRESHED);
        kith.refreshes = true;
        upstream.searchWorks = false;
        assertThat(step(10)).containsExactly(CANNOT_TELL);
        assertThat(upstream.appends).isZero();
        upstream.searchWorks = true;
        assertThat(step(20)).containsExactly(APPENDED);
    }

    @Test
    void whatIsPlannedByDayDoesNotComeAtNight() {
        kith.waits = true;
        assertThat(step(8 * 3600)).containsExactly(QUIET);
        assertThat(step(11 * 3600)).containsExactly(QUIET);
        assertThat(step(13 * 3600)).as("judged afresh in the morning").containsExactly(STALE);
        assertThat(upstream.appends).isZero();
    }

    @Test
    void aLostAnswerIsSettledByASearchThatMayLag() {
        upstream.answerLost = true;
        upstream.lag = Duration.ofMinutes(3);
        assertThat(step(0)).containsExactly(UNCLEAR);
        assertThat(step(1)).containsExactly(WAITING);
        assertThat(step(60)).containsExactly(WAITING);
        assertThat(step(200)).containsExactly(FOUND_AFTER);
        assertThat(upstream.in("INBOX")).hasSize(1);
    }

    @Test
    void whatCannotBeToldIsNeverAppendedAgain() {
        upstream.answerLost = true;
        assertThat(step(0)).containsExactly(UNCLEAR);
        upstream.stored.clear();
        upstream.searchWorks = false;
        for (var minute = 1; minute < 3000; minute += 10) {
            assertThat(step(minute * 60)).containsExactly(CANNOT_TELL);
        }
        assertThat(upstream.appends).isEqualTo(1);
    }

    @Test
    void whatWasNotStoredIsSentAgainOnlyAfterTwoSearchesAndGivenUpIntheEnd() {
        upstream.notStored = true;
        step(0);
        assertThat(step(1)).containsExactly(WAITING);
        assertThat(step(250)).containsExactly(WAITING);
        assertThat(step(400)).containsExactly(NOT_STORED, UNCLEAR);
        step(401);
        assertThat(step(800)).containsExactly(GIVEN_UP);
        assertThat(upstream.appends).isEqualTo(2);
    }

    @Test
    void whatMayHaveBeenDeletedBeforeAnybodyKnewIsNotSentAgain() {
        upstream.answerLost = true;
        assertThat(step(0)).containsExactly(UNCLEAR);
        upstream.stored.clear();
        assertThat(step(1)).containsExactly(WAITING);
        assertThat(step(400)).containsExactly(PERHAPS_DELETED);
        assertThat(upstream.appends).isEqualTo(1);
    }

    // ---- digests have names of their own, and their people may be told of in another one

    @Test
    void twoKithsNameNobodyInTwoDigests(@TempDir Path elsewhere) throws Exception {
        step(0);
        try (var desktop = Kith.on(elsewhere)) {
            kith.planDigest("d1", START, "bo", "cy");
            assertThat(step(10)).containsExactly(APPENDED);
            desktop.planDigest("d2", START, "cy", "dan");
            assertThat(desktop.step(upstream.companion(_ -> {}), at(20))).containsExactly(FOUND_BEFORE);
            assertThat(upstream.appends).isEqualTo(2);
            assertThat(desktop.tells("cy")).isTrue();
            assertThat(desktop.tells("dan")).as("who was not named may be").isFalse();
            assertThat(desktop.planDigest("d3", at(30), "dan")).isEqualTo(PLANNED);
        }
    }

    @Test
    void twoKithsThatSendTheirDigestsAtOnceLeaveOne(@TempDir Path elsewhere) throws Exception {
        step(0);
        try (var desktop = Kith.on(elsewhere)) {
            kith.planDigest("d1", START, "bo", "cy");
            desktop.planDigest("d2", START, "cy", "dan");
            upstream.now = at(10);
            kith.step(
                    upstream.companion(point -> {
                        if (point == ScriptedUpstream.Point.APPEND_ANNOUNCED) {
                            desktop.step(upstream.companion(_ -> {}), at(10));
                        }
                    }),
                    at(10));
            assertThat(upstream.in("INBOX")).hasSize(3);
            step(80);
            desktop.step(upstream.companion(_ -> {}), at(80));
            assertThat(upstream.in("INBOX"))
                    .extracting(mail -> mail.messageId)
                    .as("the lower UID stays")
                    .containsExactly(Kith.ID, "<d2@kith.invalid>");
        }
    }

    @Test
    void anOlderLedgerDoesNotNameSomebodyAgainInAnotherDigest(@TempDir Path elsewhere) throws Exception {
        step(0);
        var backup = elsewhere.resolve("backup.db");
        kith.backUp(backup);
        kith.planDigest("d1", START, "bo", "cy");
        assertThat(step(10)).containsExactly(APPENDED);
        upstream.stored.clear();
        kith.close();
        Kith.restore(backup, folder);
        kith = Kith.on(folder);

        kith.planDigest("d2", at(20), "cy", "dan");
        assertThat(step(30)).contains(LEDGER_RESTORED);
        assertThat(upstream.stored).isEmpty();
        assertThat(kith.tells("dan")).isFalse();
    }

    @Test
    void aRefusalIsTriedOnceMoreAnHourLater() {
        upstream.appendRefused = true;
        assertThat(step(0)).containsExactly(REFUSED);
        assertThat(step(60)).isEmpty();
        assertThat(step(3601)).containsExactly(REFUSED);
        assertThat(kith.row().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void aDeletedReminderNeverComesBack() {
        step(0);
        upstream.stored.clear();
        assertThat(step(61)).containsExactly(WAITING);
        assertThat(step(400)).containsExactly(DELETED);
        assertThat(kith.plan(START.plusSeconds(500))).isEqualTo(TOLD);
        assertThat(step(1000)).isEmpty();
        assertThat(upstream.appends).isEqualTo(1);
    }

    @Test
    void anOlderLedgerDoesNotBringBackWhatWasDeleted(@TempDir Path elsewhere) throws Exception {
        var backup = elsewhere.resolve("backup.db");
        kith.backUp(backup);
        step(0);
        upstream.stored.clear();
        kith.close();
        Kith.restore(backup, folder);
        kith = Kith.on(folder);
        assertThat(step(60)).containsExactly(LEDGER_RESTORED);
        assertThat(step(500)).containsExactly(LEDGER_RESTORED);
        assertThat(step(2000)).isEmpty();
        assertThat(upstream.appends).isEqualTo(1);
        assertThat(kith.row().state()).isEqualTo(State.DISMISSED);
    }

    @Test
    void theTrashIsDeletedToo() {
        step(0);
        upstream.stored.getFirst().mailbox = "Trash";
        assertThat(step(61)).containsExactly(DELETED);
        assertThat(kith.row().state()).isEqualTo(State.DISMISSED);
    }

    @Test
    void aGestureIsToldOnceAndTheMailThenRemoved() {
        step(0);
        upstream.stored.getFirst().mailbox = "Kith/Later";
        assertThat(step(61)).containsExactly(MOVED);
        assertThat(step(62)).containsExactly(REMOVED);
        assertThat(upstream.stored).isEmpty();
    }

    @Test
    void anArchivedReminderIsRemovedWhenItIsSettled() {
        step(0);
        upstream.stored.getFirst().mailbox = "Archive";
        assertThat(step(61)).containsExactly(MOVED);
        assertThat(step(700)).isEmpty();
        kith.outbox.settle(Kith.ACCOUNT, "anna", "wrote");
        assertThat(step(701)).containsExactly(REMOVED);
        assertThat(upstream.stored).isEmpty();
    }

    @Test
    void writingToThePersonRemovesIt() {
        step(0);
        kith.outbox.settle(Kith.ACCOUNT, "bo", "wrote");
        assertThat(step(1)).isEmpty();
        kith.outbox.settle(Kith.ACCOUNT, "anna", "wrote");
        assertThat(step(2)).containsExactly(REMOVED);
        assertThat(upstream.stored).isEmpty();
        assertThat(kith.row().note()).isEqualTo("wrote");
    }

    @Test
    void writingBeforeItIsSentStopsIt() {
        assertThat(kith.outbox.settleOne(Kith.ID, "done")).isPresent();
        assertThat(step(0)).isEmpty();
        assertThat(upstream.appends).isZero();
    }

    @Test
    void aFlaggedReminderStays() {
        step(0);
        upstream.stored.getFirst().flagged = true;
        assertThat(step((int) Duration.ofDays(40).toSeconds())).isEmpty();
        kith.outbox.settle(Kith.ACCOUNT, "anna", "wrote");
        assertThat(step((int) Duration.ofDays(41).toSeconds())).containsExactly(KEPT);
        assertThat(upstream.stored).hasSize(1);
    }

    @Test
    void anOldReminderIsRemoved() {
        step(0);
        assertThat(step((int) Duration.ofDays(21).toSeconds())).containsExactly(EXPIRED);
        assertThat(upstream.stored).isEmpty();
    }

    @Test
    void aStalePlanIsDroppedSoThatItCanBeWrittenAfresh() {
        assertThat(step((int) Duration.ofHours(13).toSeconds())).containsExactly(STALE);
        assertThat(kith.plan(START.plus(Duration.ofHours(14)))).isEqualTo(PLANNED);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private java.util.List<Reason> step(int seconds) {
        upstream.now = at(seconds);
        return kith.step(upstream.companion(_ -> {}), upstream.now);
    }
}
