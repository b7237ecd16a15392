package dev.kith.rules.delivery;

import dev.kith.rules.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What delivery says to a finding, and why.
///
/// @param digest it goes into the digest and not into a mail of its own
/// @param reason one plain sentence with the figures it rests on
/// @param next when to ask again at the earliest, or null when time alone changes nothing
/// @param over its time has passed: this occasion is told no more
public record Decision(
        Finding finding,
        Verdict verdict,
        boolean digest,
        String reason,
        @Nullable Instant next,
        boolean over) {
    public Decision(Finding finding, Verdict verdict, boolean digest, String reason, @Nullable Instant next) {
        this(finding, verdict, digest, reason, next, false);
    }

    /// The same occasion, for another reason.
    public Decision but(Verdict other, String why) {
        return new Decision(finding, other, digest, why, next, over);
    }
}
