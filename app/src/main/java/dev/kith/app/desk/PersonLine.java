package dev.kith.app.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person, as `people --json` and `person --json` print them; `people` leaves out what is null at the end.
///
/// @param kind `human`, `list` or `machine`
/// @param state `active`, `resting`, `muted`, `elsewhere`, `sealed` or `declined`
public record PersonLine(
        String id,
        String name,
        List<String> addresses,
        String kind,
        @Nullable OffsetDateTime first,
        @Nullable OffsetDateTime last,
        long sent,
        long received,
        int contactDays,
        @Nullable Double medianGapDays,
        @Nullable Double silenceDays,
        double strength,
        @Nullable Double resumeProbability30d,
        List<String> tags,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Open> open,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Exchange> interactions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> phones,
        @Nullable String title,
        @Nullable String org,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {
    boolean human() {
        return kind.equals("human");
    }

    /// Something that waits, by the rule that found it.
    public record Open(String kind, OffsetDateTime since, OffsetDateTime due, String text, String messageId) {}

    public record Exchange(
            OffsetDateTime date, String direction, String messageId, String subject, List<String> acts) {}
}
