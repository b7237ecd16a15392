package dev.kith.rules.facts;

import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.TieDecay;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The figures of one tie that are shown to the user: the same that the rules judge by.
///
/// @param contactDays days (UTC) with contact
/// @param medianGapDays between two such days; null with fewer than two
/// @param silenceDays since the last contact, by mail or as the user told; null without any
/// @param strength days with contact, each worth half after 90 days (tie decay, arXiv 1805.00193)
/// @param resume the chance that contact resumes by itself within 30 days; null but for human beings with contact
public record TieFigures(
        int contactDays,
        @Nullable Double medianGapDays,
        @Nullable Double silenceDays,
        double strength,
        @Nullable Double resume) {
    private static final double HALF_LIFE_DAYS = 90;

    public static TieFigures of(Facts facts) {
        var days = facts.contactDays();
        var last = facts.lastContact();
        var human = facts.history.person().kind() == Kind.HUMAN && days.length > 0;
        return new TieFigures(
                days.length,
                median(days),
                last == null ? null : Rhythm.daysBetween(last, facts.now),
                TieDecay.strength(days, Ties.day(facts.now), HALF_LIFE_DAYS),
                human ? facts.resume() : null);
    }

    static @Nullable Double median(long[] days) {
        if (days.length < 2) {
            return null;
        }
        var gaps = new long[days.length - 1];
        for (var i = 1; i < days.length; i++) {
            gaps[i - 1] = days[i] - days[i - 1];
        }
        Arrays.sort(gaps);
        var middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? (double) gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }
}
