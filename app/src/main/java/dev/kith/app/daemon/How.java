package dev.kith.app.daemon;

import java.time.Duration;
import java.time.InstantSource;

/// How a daemon is to run.
///
/// @param version of this Kith
/// @param wall the real time
/// @param clock the time by which is judged; `--at` sets it
/// @param agreed the user has said yes to reminders
/// @param outboxEvery the pause between two looks at what stands in the outbox
public record How(String version, InstantSource wall, InstantSource clock, boolean agreed, Duration outboxEvery) {
    public static final Duration OUTBOX_EVERY = Duration.ofSeconds(20);
}
