package dev.kith.rules.facts;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.WorkingClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was worked out about pasts, kept for judging the same histories on many days (a
/// back-test): it holds as long as a person's past has no more mails than before. Any thread, but
/// one person is judged by one thread at a time.
public final class Memory {
    private final Map<String, Past> byPerson = new ConcurrentHashMap<>();
    private @Nullable Crowd crowd;
    private Instant crowdAt = Instant.MIN;

    /// Days come in order; one before the last begins anew.
    synchronized Crowd crowd(List<History> histories, Instant now) {
        if (crowd == null || now.isBefore(crowdAt)) {
            crowd = new Crowd(histories, now);
        } else if (now.isAfter(crowdAt)) {
            crowd.advance(now);
        }
        crowdAt = now;
        return crowd;
    }

    Past known(History history, List<Interaction> past, WorkingClock clock) {
        var known = byPerson.get(history.person().id());
        if (known == null || known.past.size() != past.size()) {
            known = known == null ? new Past(past, clock) : new Past(past, known.readings, clock);
            byPerson.put(history.person().id(), known);
        }
        return known;
    }
}
