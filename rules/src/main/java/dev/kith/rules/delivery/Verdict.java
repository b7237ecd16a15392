package dev.kith.rules.delivery;

import java.util.Locale;

/// What delivery says to a finding: `DELIVER`, or the name of the reason against it.
/// The words are part of `--json`.
public enum Verdict {
    DELIVER,
    BUDGET,
    SPACING,
    CAP,
    QUIET,
    RESTING,
    INHIBITED,
    TOLD,
    SNOOZED,
    MUTED,
    ELSEWHERE,
    PAUSED,
    HELD_BACK,
    HISTORY_INCOMPLETE,
    NO_LOGIN;

    /// As the command line prints it: `history-incomplete`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
