package dev.kith.indexer;

import dev.kith.indexer.history.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person with the figures of what was exchanged, as `people --json` prints them.
///
/// @param first the first message that a human wrote, in either direction; null when all were automatic
/// @param sent messages of the user to them
/// @param contactDays days with at least one message
/// @param medianGapDays between contact days; 0 when there are fewer than two
/// @param silenceDays since the last contact; 0 when there was none
/// @param tie 0 to 1, by how much went both ways
/// @param match how well a query about people fits; 0 without one
public record Contact(
        Person person,
        @Nullable Instant first,
        @Nullable Instant last,
        int sent,
        int received,
        int contactDays,
        double medianGapDays,
        double silenceDays,
        double tie,
        double match) {}
