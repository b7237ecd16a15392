package dev.kith.rules.proof;

/// What a back-test's findings are worth beside plain rules at the same instants.
///
/// @param group `all` findings, or `ties`: those of rules about silence
/// @param apt the share of findings after which the user came back after 15 to 365 days
/// @param random the same of a random two-way tie, silent for 21 days to three years at that instant
/// @param recency the same of the three of them that are least silent
/// @param overRandom apt over random, with its 95 % interval: months drawn with all their findings
/// @param overRecency apt over recency
/// @param needless the share of findings after which the user wrote within 14 days anyway
/// @param cadence the same of a fixed cadence: every two-way tie whenever it has been silent for 30 days
/// @param activeWeeks weeks in which the user wrote to anybody
/// @param toldWeeks of these with a finding delivered
public record Against(
        String group,
        int n,
        double apt,
        double random,
        double recency,
        Ratio overRandom,
        Ratio overRecency,
        double needless,
        double cadence,
        int activeWeeks,
        int toldWeeks) {
    public record Ratio(double is, double low, double high) {}
}
