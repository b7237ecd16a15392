package dev.kith.app.line;

import java.time.OffsetDateTime;
import java.util.List;

/// A finding and what delivery says to it, as `due --json` prints it.
///
/// @param verdict one of `deliver budget spacing cap quiet resting inhibited told snoozed muted elsewhere paused
///     held-back history-incomplete no-login`
/// @param reason why the verdict is that, in a sentence or two
/// @param gone whether it was told, and no mail of Kith's tells it any longer
public record DueLine(
        String rule,
        Who person,
        OffsetDateTime since,
        OffsetDateTime due,
        String why,
        List<Quote> evidence,
        String action,
        String verdict,
        String reason,
        boolean gone) {
    public record Who(String id, String name, List<String> addresses) {}

    public record Quote(String messageId, OffsetDateTime date, String text) {}
}
