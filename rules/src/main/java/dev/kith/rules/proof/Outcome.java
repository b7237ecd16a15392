package dev.kith.rules.proof;

import dev.kith.indexer.history.History;
import java.time.Duration;
import java.time.Instant;

/// What the user did by themselves after a reminder that a back-test would have sent, and that
/// they never got: how its worth is counted.
public enum Outcome {
    /// Wrote within 14 days: it was not needed.
    NEEDLESS,
    /// Came back after 15 to 365 days: sooner would have been welcome.
    APT,
    /// Never, or not for a year.
    IDLE;

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration LATE = Duration.ofDays(365);

    /// By the first mail of the user's to this person after `at`.
    static Outcome of(History history, Instant at) {
        for (var i = after(history, at); i < history.interactions().size(); i++) {
            var one = history.interactions().get(i);
            if (one.sent() && !one.automatic()) {
                var passed = Duration.between(at, one.date());
                if (passed.compareTo(SOON) <= 0) {
                    return NEEDLESS;
                }
                return passed.compareTo(LATE) <= 0 ? APT : IDLE;
            }
        }
        return IDLE;
    }

    /// The index of the first interaction after `at`, by halving.
    static int after(History history, Instant at) {
        var low = 0;
        var high = history.interactions().size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (history.interactions().get(middle).date().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
