package dev.kith.rules.facts;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.LogNormal;
import dev.kith.rules.cadence.ReplyTimes;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.language.Readings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What follows from a past alone, whatever the time is. Worked out when first asked for; not for several threads.
final class Past {
    private static final long DAY_SECONDS = 86_400;

    final List<Interaction> past;
    final Readings readings;
    private final WorkingClock clock;
    private @Nullable InCommon shared;
    private @Nullable Boolean twoWay;
    private long @Nullable [] contactDays;
    private double balance;
    private LogNormal.@Nullable Sum gaps;
    private LogNormal.@Nullable Sum theirs;
    private LogNormal.@Nullable Sum mine;

    Past(List<Interaction> past, WorkingClock clock) {
        this(past, new Readings(), clock);
    }

    /// @param readings what was read in these mails before
    Past(List<Interaction> past, Readings readings, WorkingClock clock) {
        this.past = past;
        this.readings = readings;
        this.clock = clock;
    }

    boolean twoWay() {
        if (twoWay == null) {
            twoWay = bothWays(past);
        }
        return twoWay;
    }

    /// Has each written to the other?
    static boolean bothWays(List<Interaction> past) {
        var sent = false;
        var received = false;
        for (var i = past.size() - 1; i >= 0 && !(sent && received); i--) {
            var one = past.get(i);
            if (!one.automatic()) {
                sent |= one.sent();
                received |= !one.sent();
            }
        }
        return sent && received;
    }

    /// The first mail between the two, if it is the user's.
    static Optional<Interaction> opening(History history, Instant now) {
        for (var one : history.interactions()) {
            if (!one.automatic()) {
                return one.sent()
                                && one.addressed()
                                && one.people() <= 3
                                && !one.date().isAfter(now)
                        ? Optional.of(one)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    long[] contactDays() {
        if (contactDays == null) {
            contactDays = count();
        }
        return contactDays;
    }

    /// The smaller part of the contact days that one side wrote on, 0 to 0.5.
    double balance() {
        contactDays();
        return balance;
    }

    /// The days with contact, and on the way those of each side.
    private long[] count() {
        var days = new long[past.size()];
        var count = 0;
        var mineDays = 0;
        var theirDays = 0;
        var lastMine = Long.MIN_VALUE;
        var lastTheirs = Long.MIN_VALUE;
        for (var one : past) {
            if (!Rhythm.contact(one)) {
                continue;
            }
            var day = Math.floorDiv(one.date().getEpochSecond(), DAY_SECONDS);
            if (count == 0 || days[count - 1] != day) {
                days[count++] = day;
            }
            if (one.sent() && lastMine != day) {
                lastMine = day;
                mineDays++;
            } else if (!one.sent() && lastTheirs != day) {
                lastTheirs = day;
                theirDays++;
            }
        }
        balance = mineDays + theirDays == 0 ? 0 : Math.min(mineDays, theirDays) / (double) (mineDays + theirDays);
        return Arrays.copyOf(days, count);
    }

    InCommon shared() {
        if (shared == null) {
            shared = InCommon.of(past);
        }
        return shared;
    }

    LogNormal.Sum gaps() {
        if (gaps == null) {
            gaps = Rhythm.gaps(contactDays());
        }
        return gaps;
    }

    LogNormal.Sum theirs() {
        if (theirs == null) {
            theirs = ReplyTimes.of(past, Direction.RECEIVED, clock);
        }
        return theirs;
    }

    LogNormal.Sum mine() {
        if (mine == null) {
            mine = ReplyTimes.of(past, Direction.SENT, clock);
        }
        return mine;
    }
}
