package dev.kith.rules.cadence;

/// Tie strength that grows by one on a day with contact and halves in a fixed time (Ahmad, Porter and
/// Beguerisse-Díaz, arXiv 1805.00193). Two half-lives are kept: 15 days for what is lively, 90 for what lasts.
public final class TieDecay {
    private TieDecay() {}

    /// @param days of contact, ascending, none after `today`
    /// @param halfLife in days
    public static double strength(long[] days, long today, double halfLife) {
        var strength = 0.0;
        for (var i = days.length - 1; i >= 0; i--) {
            var share = Math.pow(0.5, (today - days[i]) / halfLife);
            if (share < 1e-6) {
                break;
            }
            strength += share;
        }
        return strength;
    }
}
