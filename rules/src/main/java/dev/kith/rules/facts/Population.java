package dev.kith.rules.facts;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.LogNormal;
import dev.kith.rules.cadence.ReplyTimes;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.language.OwnNames;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is usual among all humans the user writes with: the ground to which a person's few figures are shrunk.
///
/// @param theirs working days until they answer the user
/// @param mine working days until the user answers
/// @param gaps days between two days of contact
/// @param names what the user is called, lower-case; empty when too few ever greeted
record Population(LogNormal theirs, LogNormal mine, LogNormal gaps, Set<String> names) {
    /// Imagined gaps in the population's curve.
    private static final double PSEUDO = 50;

    Population {
        names = Set.copyOf(names);
    }

    static Population of(List<History> histories, WorkingClock clock, Instant now) {
        var theirs = new LogNormal.Sum();
        var mine = new LogNormal.Sum();
        var gaps = new LogNormal.Sum();
        var names = new OwnNames();
        for (var history : histories) {
            var past = history.person().kind() == Kind.HUMAN
                    ? Facts.upTo(history.interactions(), now)
                    : List.<Interaction>of();
            if (Past.bothWays(past)) {
                theirs.add(ReplyTimes.of(past, Direction.RECEIVED, clock));
                mine.add(ReplyTimes.of(past, Direction.SENT, clock));
                gaps.add(Rhythm.gaps(Rhythm.days(past)));
                names.add(past);
            }
        }
        return new Population(
                theirs.shrunk(ReplyTimes.UNKNOWN, ReplyTimes.PSEUDO_POPULATION),
                mine.shrunk(ReplyTimes.UNKNOWN, ReplyTimes.PSEUDO_POPULATION),
                gaps.shrunk(Rhythm.UNKNOWN, PSEUDO),
                names.names());
    }
}
