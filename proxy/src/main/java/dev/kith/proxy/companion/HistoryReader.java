package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Batches;
import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Trouble.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;

/// Reads mailboxes within one session. New mail is read upwards from the mark and history downwards, so that what is
/// read is one range of UIDs at any moment; after every batch that was taken the mark is moved.
final class HistoryReader {
    /// What stays on Gmail of All Mail when Sent and INBOX have been read.
    private static final String GMAIL_REST = "-in:sent -in:inbox -in:drafts -in:chats";

    /// Who has no UIDVALIDITY of a mailbox takes the time of day in seconds.
    private static final Duration OTHER_SECOND = Duration.ofMillis(1_100);

    private static final DateTimeFormatter IMAP_DATE =
            DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Whether there is more to do, and why it stopped.
    enum Progress {
        DONE,
        /// The session's time is over, or somebody waits.
        MORE,
        CAPPED
    }

    private final Session session;
    private final Settings settings;
    private final BatchReader batchReader;
    private final Marks marks;
    private final Batches batches;
    private final InstantSource time;
    private final BooleanSupplier enough;

    /// @param enough when true the session ends after the batch at hand
    HistoryReader(
            String account,
            Session session,
            Settings settings,
            Marks marks,
            Batches batches,
            InstantSource time,
            BooleanSupplier enough) {
        this.session = session;
        this.settings = settings;
        this.marks = marks;
        this.batches = batches;
        this.time = time;
        this.enough = enough;
        this.batchReader = new BatchReader(account, session.upstream(), settings, time);
    }

    /// Everything, as far as session and cap allow. A mailbox that upstream refuses is left for another time.
    ///
    /// @throws Trouble of [Kind#NO] when all is done but for such mailboxes
    Progress readAll() throws Trouble {
        try {
            Trouble refused = null;
            for (var mailbox : session.historyMailboxes(settings)) {
                try {
                    var progress = read(mailbox, false);
                    if (progress != Progress.DONE) {
                        return progress;
                    }
                } catch (Trouble trouble) {
                    if (trouble.kind() != Kind.NO) {
                        throw trouble;
                    }
                    refused = trouble;
                }
            }
            if (refused != null) {
                throw refused;
            }
            return Progress.DONE;
        } finally {
            book();
        }
    }

    /// What is new in Sent and INBOX.
    ///
    /// @return false when the marks do not reach that far or time was too short
    boolean readNew() throws Trouble {
        try {
            var seen = false;
            for (var mailbox : session.historyMailboxes(settings)) {
                if (mailbox.role() != Companion.Role.OTHER) {
                    seen |= mailbox.use() == Mailbox.Use.INBOX;
                    if (read(mailbox, true) != Progress.DONE) {
                        return false;
                    }
                }
            }
            return seen;
        } finally {
            book();
        }
    }

    private Progress read(Mailbox mailbox, boolean newOnly) throws Trouble {
        marks.found(mailbox.name(), mailbox.role());
        var info = open(mailbox);
        if (info == null) {
            return newOnly ? Progress.MORE : Progress.DONE;
        }
        var mark = mark(mailbox, info);
        if (mark == null && newOnly) {
            return Progress.MORE;
        }
        if (mark != null && mark.highestUid() >= info.uidnext - 1 && info.uidnext > 0 && (newOnly || mark.complete())) {
            return Progress.DONE;
        }
        var uids = session.upstream().search(criteria(mailbox, mark));
        book();
        var moving = new MovingMark(mailbox, info, mark, uids.length);
        var above = mark == null
                ? new long[0]
                : Arrays.stream(uids).filter(uid -> uid > mark.highestUid()).toArray();
        var progress = walk(boxed(above), moving, true);
        if (progress != Progress.DONE || newOnly) {
            return progress;
        }
        if (mark == null || !mark.complete()) {
            var below = boxed(
                    mark == null
                            ? uids
                            : Arrays.stream(uids)
                                    .filter(uid -> uid < mark.lowestUid())
                                    .toArray());
            Collections.reverse(below);
            progress = walk(below, moving, false);
        }
        if (progress == Progress.DONE) {
            marks.put(moving.finished());
        }
        return progress;
    }

    /// @return null for a mailbox that cannot be opened, or in which UIDs cannot be relied on
    private @Nullable MailboxInfo open(Mailbox mailbox) throws Trouble {
        try {
            var info = session.upstream().open(mailbox.name());
            return info.uidvalidity > 0 && !info.uidNotSticky ? info : null;
        } catch (Trouble trouble) {
            if (trouble.kind() == Kind.NO) {
                return null;
            }
            throw trouble;
        }
    }

    private @Nullable Mark mark(Mailbox mailbox, MailboxInfo info) throws Trouble {
        for (var mark : marks.all()) {
            if (mark.mailbox().equals(mailbox.name())) {
                if (mark.uidValidity() == info.uidvalidity) {
                    return mark;
                }
                marks.voided(mailbox.name());
                steady(mailbox, info);
            }
        }
        return null;
    }

    /// A mailbox that was made anew has one new UIDVALIDITY. One that has another at each look would be read again and
    /// again and never be known: it is not complete, and the user is told why.
    private void steady(Mailbox mailbox, MailboxInfo info) throws Trouble {
        try {
            Thread.sleep(OTHER_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Kind.LOST, "it was stopped");
        }
        if (session.upstream().open(mailbox.name()).uidvalidity != info.uidvalidity) {
            marks.put(new Mark(mailbox.name(), mailbox.role(), info.uidvalidity, 0, 0, 0, info.total, false, null));
            throw new Trouble(
                    Kind.NO,
                    "the server gives the messages of a mailbox other numbers (UIDVALIDITY) each time it is opened,"
                            + " and Kith cannot tell them apart");
        }
    }

    /// Gmail shows one message in many mailboxes: the first walk through All Mail leaves out what was read already.
    private Argument criteria(Mailbox mailbox, @Nullable Mark mark) {
        var criteria = new Argument();
        if (mailbox.use() == Mailbox.Use.ALL && (mark == null || !mark.complete())) {
            criteria.writeAtom("X-GM-RAW").writeString(GMAIL_REST);
        }
        if (settings.since() == null) {
            return criteria.writeAtom("ALL");
        }
        return criteria.writeAtom("SINCE").writeAtom(IMAP_DATE.format(settings.since()));
    }

    private static List<Long> boxed(long[] uids) {
        return Arrays.stream(uids).boxed().collect(Collectors.toCollection(ArrayList::new));
    }

    /// @param uids in the order in which they are read
    private Progress walk(List<Long> uids, MovingMark mark, boolean upwards) throws Trouble {
        var left = uids;
        while (!left.isEmpty()) {
            if (enough.getAsBoolean()) {
                return Progress.MORE;
            }
            var now = time.instant();
            var allowance = settings.octetsPerDay() - marks.octetsToday(now);
            if (allowance <= 0) {
                return Progress.CAPPED;
            }
            var step = left.subList(0, Math.min(settings.batchMessages(), left.size()));
            var batch = batchReader.read(mark.mailbox(), mark.uidValidity(), step, allowance);
            book();
            if (batch.done().isEmpty()) {
                return Progress.CAPPED;
            }
            if (!batch.sightings().isEmpty()) {
                batches.accept(batch.sightings());
            }
            marks.put(mark.moved(batch, upwards));
            left = left.subList(batch.done().size(), left.size());
        }
        return Progress.DONE;
    }

    private void book() {
        var octets = session.takeOctets();
        if (octets > 0) {
            marks.addOctets(time.instant(), octets);
        }
    }
}
