package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.proxy.companion.Companion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mail server as the companion sees it, with the faults of real ones: a search that lags, no APPENDUID, no UIDPLUS,
/// an answer that is lost. It says at which point it is, so that a test can kill whoever talks to it.
public final class ScriptedUpstream {
    /// Where a process can die while it talks to upstream.
    public enum Point {
        LOGIN,
        FIND_ASKED,
        FIND_ANSWERED,
        APPEND_ANNOUNCED,
        APPEND_HALF,
        APPEND_STORED,
        APPEND_ANSWERED,
        LIST_ASKED,
        LIST_ANSWERED,
        REMOVE_ASKED,
        REMOVE_DONE
    }

    public interface Script {
        void at(Point point);
    }

    /// A message that Kith put there.
    public static final class Stored {
        public final String messageId;
        public byte[] octets = {};
        public final long uid;
        public final Instant at;
        public String mailbox = "INBOX";
        public boolean flagged;

        Stored(String messageId, long uid, Instant at) {
            this.messageId = messageId;
            this.uid = uid;
            this.at = at;
        }
    }

    public static final long UID_VALIDITY = 7;

    public final List<Stored> stored = new ArrayList<>();
    public Instant now = Instant.EPOCH;
    public Duration lag = Duration.ZERO;
    public boolean appendUid = true;
    public boolean uidPlus = true;
    public String drafts = "Drafts";
    public boolean searchWorks = true;
    public boolean answerLost;
    public boolean notStored;
    public boolean appendRefused;
    public int appends;
    private long nextUid = 100;

    public Companion companion(Script script) {
        return new Session(script);
    }

    public List<Stored> in(String mailbox) {
        return stored.stream().filter(mail -> mail.mailbox.equals(mailbox)).toList();
    }

    public Stored put(String messageId) {
        var mail = new Stored(messageId, nextUid++, now);
        stored.add(mail);
        return mail;
    }

    private boolean visible(Stored mail) {
        return !now.isBefore(mail.at.plus(lag));
    }

    public boolean loggedIn = true;

    private final class Session implements Companion {
        private final Script script;

        Session(Script script) {
            this.script = script;
        }

        @Override
        public LoginState login() {
            script.at(Point.LOGIN);
            return loggedIn ? LoginState.ACCEPTED : LoginState.NONE;
        }

        @Override
        public Placed append(String mailbox, byte[] octets, Instant internalDate) {
            script.at(Point.APPEND_ANNOUNCED);
            if (appendRefused) {
                return new Placed.Refused("NO [OVERQUOTA] mailbox is full");
            }
            script.at(Point.APPEND_HALF);
            appends++;
            if (notStored) {
                return new Placed.Unclear("connection reset");
            }
            var mail = put(MessageIds.of(octets));
            mail.octets = octets;
            mail.mailbox = mailbox;
            script.at(Point.APPEND_STORED);
            if (answerLost) {
                return new Placed.Unclear("connection reset");
            }
            script.at(Point.APPEND_ANSWERED);
            return new Placed.Appended(appendUid ? UID_VALIDITY : 0, appendUid ? mail.uid : 0);
        }

        @Override
        public DraftsMailbox drafts() {
            return drafts.isEmpty() ? new DraftsMailbox.None() : new DraftsMailbox.Named(drafts);
        }

        @Override
        public Placed appendDraft(String mailbox, byte[] octets, Instant internalDate) {
            return append(mailbox, octets, internalDate);
        }

        @Override
        public Lookup find(String messageId) {
            script.at(Point.FIND_ASKED);
            var copies = stored.stream()
                    .filter(mail -> mail.messageId.equals(messageId) && visible(mail))
                    .sorted(Comparator.<Stored>comparingInt(mail -> mail.mailbox.equals("INBOX") ? 0 : 1)
                            .thenComparingLong(mail -> mail.uid))
                    .toList();
            script.at(Point.FIND_ANSWERED);
            if (!searchWorks) {
                return new Lookup.CannotTell("NO SEARCH failed");
            }
            if (copies.isEmpty()) {
                return new Lookup.Absent(UID_VALIDITY, nextUid, unbroken());
            }
            var first = copies.getFirst();
            var more = copies.stream()
                    .skip(1)
                    .filter(mail -> mail.mailbox.equals(first.mailbox))
                    .map(mail -> mail.uid)
                    .toList();
            return new Lookup.Found(first.mailbox, UID_VALIDITY, first.uid, more);
        }

        private long unbroken() {
            var uids = in("INBOX").stream().map(mail -> mail.uid).toList();
            var from = nextUid;
            while (uids.contains(from - 1)) {
                from--;
            }
            return from;
        }

        @Override
        public Listing own(String headerField, @Nullable Instant since, Scope scope) {
            script.at(Point.LIST_ASKED);
            var list = stored.stream()
                    .filter(ScriptedUpstream.this::visible)
                    .filter(mail -> mail.octets.length == 0 || new String(mail.octets, UTF_8).contains("\r\nX-Kith: "))
                    .map(mail -> new Own(
                            mail.mailbox,
                            mail.mailbox.equals("Trash"),
                            UID_VALIDITY,
                            mail.uid,
                            mail.messageId,
                            MessageIds.told(mail.octets),
                            mail.flagged,
                            false,
                            false))
                    .toList();
            script.at(Point.LIST_ANSWERED);
            return searchWorks ? new Listing.Listed(list) : new Listing.CannotTell("NO SEARCH failed");
        }

        @Override
        public Removed remove(String mailbox, long uidValidity, long uid, String messageId) {
            script.at(Point.REMOVE_ASKED);
            if (!uidPlus) {
                return new Removed.Kept("the server has no UIDPLUS");
            }
            if (stored.stream().anyMatch(mail -> mail.uid == uid && mail.flagged)) {
                return new Removed.Kept("flagged");
            }
            stored.removeIf(mail -> mail.uid == uid && mail.messageId.equals(messageId));
            script.at(Point.REMOVE_DONE);
            return new Removed.Gone();
        }

        @Override
        public Reading read(Marks marks, Batches batches) {
            throw new AssertionError("the outbox reads no history");
        }

        @Override
        public boolean refresh(Marks marks, Batches batches) {
            return true;
        }

        @Override
        public Reading sweep(java.util.function.Consumer<Present> seen) {
            throw new AssertionError("the outbox does not sweep");
        }

        @Override
        public Optional<byte[]> whole(String mailbox, long uidValidity, long uid, int octetsMax) {
            return stored.stream()
                    .filter(mail -> mail.uid == uid && mail.mailbox.equals(mailbox) && mail.octets.length <= octetsMax)
                    .map(mail -> mail.octets)
                    .findFirst();
        }

        @Override
        public void close() {}
    }
}
