package dev.kith.rules.facts;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.Tie;
import dev.kith.rules.cadence.TieDecay;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// Histories as the arithmetic of ties wants them.
final class Ties {
    private static final long DAY_SECONDS = 86_400;

    private Ties() {}

    /// Half-life of what lasts, in days.
    private static final double HALF_LIFE = 90;

    /// Days with contact, each worth half after 90 days.
    static double strength(History history, Instant now) {
        return TieDecay.strength(Rhythm.days(Facts.upTo(history.interactions(), now)), day(now), HALF_LIFE);
    }

    static long day(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), DAY_SECONDS);
    }

    /// @param days of contact, at least one
    static Tie tie(long[] days, List<Interaction> past) {
        var mine = 0;
        var theirs = 0;
        var lastMine = false;
        for (var one : past) {
            if (Rhythm.contact(one)) {
                lastMine = one.sent();
                if (lastMine) {
                    mine++;
                } else {
                    theirs++;
                }
            }
        }
        return new Tie(days, mine, theirs, lastMine);
    }

    /// The user, as of `now`. Cost: one pass over all interactions with human beings.
    static Tie.Owner owner(List<History> histories, Instant now) {
        var today = day(now);
        var active = LongStream.builder();
        var sent = LongStream.builder();
        var silences = LongStream.builder();
        for (var history : histories) {
            if (history.person().kind() != Kind.HUMAN) {
                continue;
            }
            var contacts = 0;
            var before = Long.MIN_VALUE;
            for (var one : history.interactions()) {
                var day = day(one.date());
                if (one.date().isAfter(now) || !Rhythm.contact(one)) {
                    continue;
                }
                active.add(day);
                if (one.sent()) {
                    sent.add(day);
                }
                if (day != before) {
                    contacts++;
                    before = day;
                }
            }
            if (contacts >= 3 && today - before < 365) {
                silences.add(today - before);
            }
        }
        var days = active.build().sorted().distinct().toArray();
        return new Tie.Owner(
                days,
                sent.build().sorted().distinct().toArray(),
                silences.build().sorted().toArray(),
                days.length == 0 ? today : days[0]);
    }
}
