package dev.kith.proxy.companion;

import dev.kith.proxy.tap.Sighting;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Kith's own session with one account's IMAP server. Blocking; called on virtual threads, one call at a time per
/// account (the companion serialises them and never holds more than one socket). It EXAMINEs, PEEKs and APPENDs; it
/// removes only messages that Kith made. A long reading gives way to whoever waits.
public interface Companion extends AutoCloseable {
    /// How the last login stands, for `status`.
    enum LoginState {
        NONE,
        ACCEPTED,
        REFUSED,
        NOT_REUSABLE
    }

    LoginState login();

    /// Reads history: Sent first, then INBOX, then the rest but Junk, Trash and Drafts, newest first, in sessions of
    /// about a minute. Returns when everything is read, the daily cap is reached, or no login can be used;
    /// call again later.
    Reading read(Marks marks, Batches batches);

    /// What is new in Sent and INBOX since the marks: called before a reminder goes out.
    ///
    /// @return false when it could not be found out
    boolean refresh(Marks marks, Batches batches);

    /// Tells which messages are upstream now, mailbox by mailbox, for every mailbox that [#read] reads. When it ends
    /// [Reading.State#COMPLETE], a mailbox that was not reported is gone (or is no longer to be read), and so is
    /// every message of a reported mailbox whose UID is not present, or was known under another UIDVALIDITY.
    Reading sweep(Consumer<Present> seen);

    /// Puts a message into a mailbox. Never retried here.
    Placed append(String mailbox, byte[] octets, Instant internalDate);

    /// Where the account keeps drafts (RFC 6154, \Drafts; a well-known name where the server tells no uses).
    DraftsMailbox drafts();

    /// Puts a message that the user is to finish into a mailbox, as \Draft and \Seen. Never retried here.
    Placed appendDraft(String mailbox, byte[] octets, Instant internalDate);

    /// Looks for a message of Kith's own by its Message-ID: INBOX first, then where a gesture puts one, then in
    /// every other mailbox, for a filter may have moved it anywhere. A server's search index may lag behind its
    /// mailbox, so the newest messages of INBOX are looked at by FETCH too.
    Lookup find(String messageId);

    /// Finds Kith's own messages upstream by a header field that only they carry, with what became of them: where
    /// they are now, and whether the user flagged them. What is not listed any more was deleted.
    ///
    /// @param headerField the field's name
    /// @param since only what arrived on this day or later; null: all
    /// @param scope where to look
    Listing own(String headerField, @Nullable Instant since, Scope scope);

    /// One message whole, not marked seen: a report about mail that the user wrote to Kith.
    ///
    /// @return empty when it is gone, longer than `octetsMax`, or cannot be had now
    Optional<byte[]> whole(String mailbox, long uidValidity, long uid, int octetsMax);

    /// Removes one of Kith's own messages by UID EXPUNGE after checking UIDVALIDITY and Message-ID; never a flagged
    /// one. It has to SELECT for that, and puts it off while an unseen message of the last hour that is not
    /// Kith's is still \Recent to nobody there (RFC 3501, section 2.3.2), so that it takes no news from a client.
    Removed remove(String mailbox, long uidValidity, long uid, String messageId);

    @Override
    void close();

    /// Receives what was read. Returns when it is safely indexed; only then is the mark moved.
    interface Batches {
        void accept(List<Sighting> batch);
    }

    /// How far a mailbox was read. Kept by the caller across restarts.
    ///
    /// @param lowestUid all UIDs from here to `highestUid` are read; history is read downwards
    /// @param complete down to the first message, or as far back as the configuration asks
    /// @param oldest INTERNALDATE of the oldest message read
    record Mark(
            String mailbox,
            Role role,
            long uidValidity,
            long lowestUid,
            long highestUid,
            long read,
            long total,
            boolean complete,
            @Nullable Instant oldest) {}

    enum Role {
        SENT,
        INBOX,
        OTHER
    }

    /// The caller's store of marks, for one account.
    interface Marks {
        List<Mark> all();

        void put(Mark mark);

        /// What a mailbox is for, told before anything in it is read: what stands in Sent was sent, whoever wrote it.
        void found(String mailbox, Role role);

        /// A mailbox whose UIDVALIDITY changed: what is known by (mailbox, UID) there is void, its mark too.
        void voided(String mailbox);

        /// Octets read on the day (UTC) of `now` so far.
        long octetsToday(Instant now);

        void addOctets(Instant now, long octets);
    }

    /// How a reading ended, in words a status can show.
    ///
    /// @param again not before this; null: whenever a client has signed in
    record Reading(State state, String detail, @Nullable Instant again) {
        public enum State {
            COMPLETE,
            CAPPED,
            NO_LOGIN,
            BACK_OFF,
            FAILED
        }
    }

    /// The messages of one mailbox.
    ///
    /// @param uids ascending
    record Present(String mailbox, long uidValidity, long[] uids) {
        public boolean contains(long uid) {
            return Arrays.binarySearch(uids, uid) >= 0;
        }
    }

    sealed interface Placed {
        /// @param uid 0 without UIDPLUS
        record Appended(long uidValidity, long uid) implements Placed {}

        /// Upstream said NO or BAD: certainly not stored.
        record Refused(String words) implements Placed {}

        /// Upstream could not be reached, or asked to wait: certainly not stored, another time may do.
        record NotSent(String words) implements Placed {}

        /// The connection was lost after the first octet: stored or not, nobody knows yet.
        record Unclear(String words) implements Placed {}

        record NoLogin() implements Placed {}
    }

    sealed interface DraftsMailbox {
        /// @param name as the server lists it
        record Named(String name) implements DraftsMailbox {}

        /// The account has none.
        record None() implements DraftsMailbox {}

        /// Could not be found out now.
        record CannotTell(String words) implements DraftsMailbox {}
    }

    sealed interface Lookup {
        /// @param uid the lowest, when the mailbox holds several
        /// @param more the other UIDs there, ascending: copies that another Kith or a lost answer left
        record Found(String mailbox, long uidValidity, long uid, List<Long> more) implements Lookup {
            public Found {
                more = List.copyOf(more);
            }
        }

        /// In no mailbox. With it how INBOX stands, by which one can tell later whether something that came after was
        /// taken away again.
        ///
        /// @param uidNext of INBOX (RFC 9051, 2.3.1.1); 0 when unknown
        /// @param unbroken the lowest UID of INBOX from which on none is missing up to `uidNext`
        record Absent(long uidValidity, long uidNext, long unbroken) implements Lookup {
            /// Whether everything is still there that came into INBOX from a UID on.
            public boolean holdsAllSince(long validity, long uid) {
                return uid > 0 && uidNext > 0 && validity == uidValidity && uid >= unbroken;
            }
        }

        /// The search could not be done.
        record CannotTell(String words) implements Lookup {}
    }

    enum Scope {
        /// INBOX, Trash, Archive and the mailboxes under `Kith`: where a gesture may have put a reminder.
        NEAR,
        EVERYWHERE
    }

    /// One of Kith's messages upstream.
    ///
    /// @param trash whether the mailbox is the Trash
    /// @param tells the ids in angle brackets that the listed header field holds: what one of several parts tells
    record Own(
            String mailbox,
            boolean trash,
            long uidValidity,
            long uid,
            String messageId,
            List<String> tells,
            boolean flagged,
            boolean deleted,
            boolean seen) {
        public Own {
            tells = List.copyOf(tells);
        }
    }

    sealed interface Listing {
        record Listed(List<Own> messages) implements Listing {
            public Listed {
                messages = List.copyOf(messages);
            }
        }

        record CannotTell(String words) implements Listing {}
    }

    sealed interface Removed {
        record Gone() implements Removed {}

        /// Stays for good: flagged, not Kith's, or the server cannot remove it alone.
        record Kept(String why) implements Removed {}

        /// Could not be done now.
        record Later(String why) implements Removed {}
    }
}
