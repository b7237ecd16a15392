package dev.kith.indexer.mime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A calendar part (RFC 5545, RFC 5546): the first event in it.
///
/// @param method `REQUEST`, `REPLY`, `CANCEL`, ... in upper case, or empty
/// @param uid the event's identity, or empty
/// @param start null when it cannot be read; a whole day begins at midnight of the named zone, or UTC
/// @param organizer lower-case addr-spec, or empty
/// @param attendees lower-case addr-specs, at most 100
/// @param partstat what the only attendee of a reply says: `ACCEPTED`, `DECLINED`, `TENTATIVE`, or empty
public record Invitation(
        String method,
        String uid,
        @Nullable Instant start,
        @Nullable Instant end,
        String summary,
        String location,
        String organizer,
        List<String> attendees,
        String partstat) {
    public Invitation {
        attendees = List.copyOf(attendees);
    }
}
