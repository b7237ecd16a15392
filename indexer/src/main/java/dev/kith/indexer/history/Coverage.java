package dev.kith.indexer.history;

import java.time.Instant;
import java.util.Map;

/// Since when each account's mail is known without gaps: no silence is judged that began before. An account
/// that is missing is not covered at all.
public record Coverage(Map<String, Instant> since) {
    public Coverage {
        since = Map.copyOf(since);
    }

    /// Is everything from `from` until now known on every account?
    public boolean reaches(Instant from) {
        return !since.isEmpty() && since.values().stream().noneMatch(start -> start.isAfter(from));
    }
}
