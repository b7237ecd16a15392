package dev.kith.proxy.companion;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far back and how much a companion may read, and how it behaves as a guest on the server.
///
/// @param since history before this is not asked for; null: all there is
/// @param octetsPerDay read in a day (UTC), at least 2 MB, which is the most a single message takes
/// @param excluded decoded names of mailboxes that are not read, nor what is below them
/// @param session how long one session may last before it ends with LOGOUT
/// @param linger how long an idle session waits for the next piece of work before it ends; part of `session`
/// @param pause between two sessions of one reading
/// @param batchMessages at most so many messages go to the index at once
/// @param batchOctets at most about so many octets are held at once
/// @param connectTimeout for the TCP connection
/// @param readTimeout without an octet from upstream
/// @param backOff after the first trouble; doubled with each further one
/// @param backOffMax the longest wait that Kith imposes on itself or lets upstream impose
public record Settings(
        @Nullable Instant since,
        long octetsPerDay,
        Set<String> excluded,
        Duration session,
        Duration linger,
        Duration pause,
        int batchMessages,
        int batchOctets,
        Duration connectTimeout,
        Duration readTimeout,
        Duration backOff,
        Duration backOffMax) {
    private static final long OCTETS_PER_DAY_MIN = 2 << 20;

    public Settings {
        excluded = Set.copyOf(excluded);
        if (octetsPerDay < OCTETS_PER_DAY_MIN || batchMessages < 1 || batchOctets < 1) {
            throw new IllegalArgumentException("a companion that may read too little to get anywhere");
        }
    }

    /// The usual limits: a minute a session, 200 messages or 4 MB a batch, back-off from 15 seconds to an hour.
    public static Settings usual(@Nullable Instant since, long octetsPerDay, Set<String> excluded) {
        return new Settings(
                since,
                octetsPerDay,
                excluded,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                200,
                4 << 20,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofHours(1));
    }
}
