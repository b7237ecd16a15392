package dev.kith.app.outbox;

import java.util.Locale;

/// Why the outbox did what it did. Every step of a reminder has one.
public enum Reason {
    /// Taken into the outbox.
    PLANNED,
    /// This occasion is in the outbox already, or was.
    TOLD,
    /// No login can be used: it waits.
    NO_LOGIN,
    /// Not in quiet hours and not in a pause: it waits.
    QUIET,
    /// Sent and INBOX could not be looked at first: it waits.
    NOT_REFRESHED,
    /// What it is about was settled before it was sent.
    SETTLED_BEFORE,
    /// The user settled it, in words or by writing to the person.
    SETTLED,
    /// It stood upstream before it was sent: another Kith, or an earlier run that a restored ledger does not know.
    FOUND_BEFORE,
    /// Upstream could not be searched: nothing is appended.
    CANNOT_TELL,
    APPENDED,
    /// Upstream said no; tried again later, a few times.
    REFUSED,
    /// Nothing was sent; another time may do.
    NOT_SENT,
    /// The answer was lost: stored or not, nobody knows yet.
    UNCLEAR,
    /// An unclear attempt was found upstream.
    FOUND_AFTER,
    /// Not found yet; a search may lag, so it is looked for again before anything is appended.
    WAITING,
    /// Twice not found, long enough after the attempt: it was not stored and may be sent again.
    NOT_STORED,
    /// Not found, and something that came into the mailbox since the attempt is gone: perhaps it, deleted by
    /// the user or moved by a filter. Never sent again.
    PERHAPS_DELETED,
    /// Not found, and tried often enough.
    GIVEN_UP,
    /// The journal knows an attempt that the ledger does not: the ledger is an older copy. Never sent again.
    LEDGER_RESTORED,
    /// Planned too long ago.
    STALE,
    /// Another copy has the lower UID and stays; this one was removed.
    DUPLICATE_REMOVED,
    /// A second copy that may not be removed (flagged, or no UIDPLUS).
    DUPLICATE_KEPT,
    /// The user deleted it: this occasion never comes back.
    DELETED,
    /// The user moved it into a mailbox; which one is in the detail.
    MOVED,
    /// It stood long enough.
    EXPIRED,
    REMOVED,
    /// It stays upstream, for the reason in the detail.
    KEPT,
    /// It could not be removed now.
    REMOVAL_WAITS;

    /// As status and logs print it: `found-before`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
