package dev.kith.app.line;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One mail to be rated by eye, and nothing that tells a finding from a decoy; or, where no text was asked for, the
/// key.
///
/// @param at as of when it would be raised
/// @param direction of the mail: sent or received
/// @param line the one that a reminder would show
/// @param text the own words, cut
/// @param before the last mails between the two before it, and `since` those after it, a line each
/// @param finding whether the rule found it; null where that is not to be seen
public record DrawLine(
        int number,
        Instant at,
        Instant date,
        String direction,
        int people,
        String subject,
        String line,
        String text,
        List<String> before,
        List<String> since,
        @Nullable Boolean finding) {
    public DrawLine {
        before = List.copyOf(before);
        since = List.copyOf(since);
    }
}
