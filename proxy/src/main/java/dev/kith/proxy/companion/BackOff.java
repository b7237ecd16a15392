package dev.kith.proxy.companion;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When upstream may be bothered again: exponential with jitter, or as long as upstream itself asked for, and after a
/// connection limit not before a client has signed in (mail-proxy rules 4 and 6).
final class BackOff {
    private static final int DOUBLINGS_MAX = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Instant until = Instant.EPOCH;
    private int failures;
    private long limitedGeneration = -1;

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    void succeeded() {
        failures = 0;
        until = Instant.EPOCH;
    }

    /// Between half and all of the doubled time, never less than what upstream asked for up to the longest wait.
    void failed(Trouble trouble, Instant now) {
        var doubled = first.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        var bounded = doubled.compareTo(longest) > 0 ? longest : doubled;
        failures++;
        var jittered = Duration.ofMillis(bounded.toMillis() / 2 + random.nextLong(bounded.toMillis() / 2 + 1));
        var wanted = trouble.wanted().orElse(Duration.ZERO);
        var obeyed = wanted.compareTo(longest) > 0 ? longest : wanted;
        until = now.plus(jittered.compareTo(obeyed) > 0 ? jittered : obeyed);
    }

    /// @param generation of logins at which upstream allowed no further connection
    void limited(long generation) {
        limitedGeneration = generation;
    }

    boolean isLimited(long generation) {
        return limitedGeneration == generation;
    }

    /// Null when nothing stands against a session now.
    @Nullable
    Instant until(Instant now) {
        return now.isBefore(until) ? until : null;
    }
}
