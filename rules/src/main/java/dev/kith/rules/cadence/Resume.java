package dev.kith.rules.cadence;

/// The chance that contact resumes by itself within 30 days: a logistic model of 24 features, with weights that
/// ship with Kith (`resume.csv`). How it was fitted and tested: docs/tie.md.
public final class Resume {
    private static final Weights SHIPPED = Weights.shipped("resume.csv", 30);

    private Resume() {}

    /// @param tie with at least one day of contact, none after `today`
    public static double probability(Tie tie, Tie.Owner owner, long today) {
        return Logistic.probability(SHIPPED.weight(), SHIPPED.row(tie, owner, today));
    }
}
