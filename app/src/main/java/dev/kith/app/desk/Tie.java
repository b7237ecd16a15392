package dev.kith.app.desk;

import dev.kith.indexer.history.History;
import dev.kith.rules.cadence.Rhythm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The figures of one tie as of an instant.
///
/// @param contactDays days (UTC) with contact
/// @param medianGapDays between two such days, as the days so far say; null with fewer than two
/// @param silenceDays since the last contact; null without any
/// @param strength contact days, each worth half after 90 days (tie decay, arXiv 1805.00193)
/// @param resumeProbability30d that there is contact within 30 days, given the silence so far, from the pair's
///     shrunk log-normal gaps
record Tie(
        int contactDays,
        @Nullable Double medianGapDays,
        @Nullable Double silenceDays,
        double strength,
        @Nullable Double resumeProbability30d) {
    private static final double HALF_LIFE_DAYS = 90;
    private static final double HORIZON_DAYS = 30;
    private static final double DAY_SECONDS = 86_400;

    static Tie of(History history, Instant now) {
        var past = history.interactions().stream()
                .filter(one -> !one.date().isAfter(now))
                .toList();
        var days = Rhythm.days(past);
        if (days.length == 0) {
            return new Tie(0, null, null, 0, null);
        }
        var today = now.getEpochSecond() / DAY_SECONDS;
        var strength = 0.0;
        for (var day : days) {
            strength += Math.pow(2, -Math.max(0, today - day) / HALF_LIFE_DAYS);
        }
        var last = past.reversed().stream().filter(Rhythm::contact).findFirst().orElseThrow();
        var silence = Rhythm.daysBetween(last.date(), now);
        var gaps = Rhythm.gaps(days).shrunk(Rhythm.UNKNOWN, Rhythm.PSEUDO);
        var still = 1 - gaps.share(silence);
        var later = 1 - gaps.share(silence + HORIZON_DAYS);
        var resume = still <= 0 ? 0 : 1 - later / still;
        return new Tie(days.length, median(days), round(silence), round(strength), round(resume));
    }

    private static @Nullable Double median(long[] days) {
        if (days.length < 2) {
            return null;
        }
        var gaps = new long[days.length - 1];
        for (var i = 1; i < days.length; i++) {
            gaps[i - 1] = days[i] - days[i - 1];
        }
        java.util.Arrays.sort(gaps);
        var middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? (double) gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
