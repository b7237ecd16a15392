package dev.kith.app.line;

import dev.kith.rules.cadence.TieTest;
import org.jspecify.annotations.Nullable;

/// One horizon of the tie test, as `tie --json` prints it; what was not judged is null.
///
/// @param base the share of cases with a contact within the horizon
/// @param ece the expected calibration error
/// @param gain the 95 % interval of the model's AUC over recency's
public record TieLine(
        int horizonDays,
        int minSilenceDays,
        int n,
        @Nullable Double base,
        Two auc,
        Two brier,
        @Nullable Double ece,
        int snapshots,
        Interval gain) {
    public record Two(@Nullable Double recency, @Nullable Double model) {}

    public record Interval(@Nullable Double low, @Nullable Double high) {}

    public static TieLine of(TieTest.Result result) {
        return new TieLine(
                result.horizonDays(),
                result.minSilenceDays(),
                result.n(),
                known(result.base()),
                new Two(known(result.aucRecency()), known(result.aucModel())),
                new Two(known(result.brierRecency()), known(result.brierModel())),
                known(result.ece()),
                result.snapshots(),
                new Interval(known(result.gainLow()), known(result.gainHigh())));
    }

    /// To five digits; JSON has no NaN.
    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : Math.round(figure * 1e5) / 1e5;
    }
}
