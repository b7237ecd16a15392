package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Mark;
import java.time.Instant;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;

/// How far one mailbox has been read, while it is read: after every batch that was taken, its mark.
final class MovingMark {
    private final Mailbox mailbox;
    private final long uidValidity;
    private final long total;
    private final long newest;
    private long lowest;
    private long highest;
    private long read;
    private boolean complete;
    private @Nullable Instant oldest;

    MovingMark(Mailbox mailbox, MailboxInfo info, @Nullable Mark mark, long total) {
        this.mailbox = mailbox;
        this.uidValidity = info.uidvalidity;
        this.total = total;
        this.newest = info.uidnext > 0 ? info.uidnext - 1 : 0;
        if (mark != null) {
            lowest = mark.lowestUid();
            highest = mark.highestUid();
            read = mark.read();
            complete = mark.complete();
            oldest = mark.oldest();
        }
    }

    String mailbox() {
        return mailbox.name();
    }

    long uidValidity() {
        return uidValidity;
    }

    /// @param upwards whether the batch is new mail; history is read downwards
    Mark moved(BatchReader.Batch batch, boolean upwards) {
        var last = batch.done().getLast();
        if (upwards) {
            highest = Math.max(highest, last);
        } else {
            highest = highest == 0 ? Math.max(newest, batch.done().getFirst()) : highest;
            lowest = last;
        }
        read += batch.done().size();
        for (var sighting : batch.sightings()) {
            var date = sighting.internalDate();
            if (date != null && (oldest == null || date.isBefore(oldest))) {
                oldest = date;
            }
        }
        return mark();
    }

    /// All of it has been read.
    Mark finished() {
        complete = true;
        highest = Math.max(highest, newest);
        lowest = lowest == 0 ? highest + 1 : lowest;
        return mark();
    }

    private Mark mark() {
        return new Mark(
                mailbox.name(),
                mailbox.role(),
                uidValidity,
                lowest,
                highest,
                read,
                Math.max(read, total),
                complete,
                oldest);
    }
}
