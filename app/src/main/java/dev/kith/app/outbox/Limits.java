package dev.kith.app.outbox;

import java.time.Duration;

/// How long the outbox waits, and how often it tries.
///
/// @param settle an unclear attempt counts as not stored this long after it at the earliest: longer than a server's
/// search may lag
/// @param between two searches that are to agree lie at least this far apart
/// @param secondLook after an append, before looking for another Kith's copy
/// @param check between two looks at what stands upstream
/// @param retry after upstream said no
/// @param plannedFor a plan older than this is dropped, so that it can be judged and written afresh
/// @param standing a reminder that stood this long is removed
/// @param standingMax so many stand in an account's mailboxes at the most; beyond that the oldest goes
/// @param attempts how often one reminder is sent at the most, when it is certain that no earlier attempt was stored
public record Limits(
        Duration settle,
        Duration between,
        Duration secondLook,
        Duration check,
        Duration retry,
        Duration plannedFor,
        Duration standing,
        int standingMax,
        int attempts) {
    public static final Limits USUAL = new Limits(
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(12),
            Duration.ofDays(21),
            9,
            2);

    public Limits {
        if (attempts < 1 || standingMax < 1 || between.isNegative() || settle.compareTo(between) < 0) {
            throw new IllegalArgumentException("one attempt at least, and `settle` not shorter than `between`");
        }
    }
}
