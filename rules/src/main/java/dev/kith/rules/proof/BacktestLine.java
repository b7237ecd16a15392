package dev.kith.rules.proof;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What a back-test says of one rule, or with rule `*` of all.
///
/// @param fired occasions found
/// @param delivered of these
/// @param needless delivered, and the user wrote within 14 days anyway
/// @param apt delivered, and the user came back after 15 to 365 days
/// @param idle delivered, and the user did not
/// @param missed ties with some past that the user revived after 90 days of silence without being told
/// @param worstDay persons named on the fullest day
/// @param weeks with at least one delivery
/// @param suppressed occasions never delivered, by their last verdict
/// @param people those named, by kind
public record BacktestLine(
        String rule,
        long fired,
        long delivered,
        double perWeek,
        long needless,
        long apt,
        long idle,
        long missed,
        int worstDay,
        int worstWeek,
        int weeks,
        Map<String, Long> suppressed,
        Map<String, Long> people) {
    public BacktestLine {
        suppressed = Collections.unmodifiableMap(new TreeMap<>(suppressed));
        people = Collections.unmodifiableMap(new TreeMap<>(people));
    }
}
