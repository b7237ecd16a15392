package dev.kith.proxy.tap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message the proxy saw, or as much of it as the bounds allow.
///
/// @param account the account's name in the configuration
/// @param source where it was seen
/// @param outcome what upstream said of it; only [Outcome#ACCEPTED] mail counts as sent
/// @param mailbox the decoded IMAP mailbox name, or null for a submission
/// @param uidValidity 0 when unknown
/// @param uid 0 when unknown
/// @param reversePath SMTP MAIL FROM, null elsewhere
/// @param forwardPaths SMTP RCPT TO that upstream accepted, empty elsewhere
/// @param octets header section and body as sent, dot-stuffing undone; at most 256 KB of header and 1 MB of body
/// @param cut whether `octets` is shorter than the message
/// @param size the whole message's octets
/// @param internalDate IMAP INTERNALDATE where known
/// @param seenAt when the proxy saw it
public record Sighting(
        String account,
        Source source,
        Outcome outcome,
        @Nullable String mailbox,
        long uidValidity,
        long uid,
        @Nullable String reversePath,
        List<String> forwardPaths,
        byte[] octets,
        boolean cut,
        long size,
        @Nullable Instant internalDate,
        Instant seenAt) {
    public enum Source {
        SUBMISSION,
        APPEND,
        FETCH,
        COMPANION
    }

    public enum Outcome {
        ACCEPTED,
        REJECTED,
        /// The reply was lost; settled when the Sent copy is seen.
        UNKNOWN
    }

    public Sighting {
        forwardPaths = List.copyOf(forwardPaths);
    }
}
