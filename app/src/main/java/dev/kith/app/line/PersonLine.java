package dev.kith.app.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person, as `people --json` and `person --json` print them; `people` leaves out what is null at the end.
///
/// @param kind `human`, `list` or `machine`
/// @param state `active`, `resting`, `muted`, `elsewhere`, `sealed` or `declined`
/// @param joins why the addresses are taken for one person's; null for a person with one
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Joined> joins) {
    public boolean human() {
        return kind.equals("human");
    }

    /// Something that waits, by the rule that found it.
    public record Open(String kind, OffsetDateTime since, OffsetDateTime due, String text, String messageId) {}

    /// Two addresses that are taken for one person's.
    public record Joined(String one, String other, String why) {}

    public record Exchange(
            OffsetDateTime date, String direction, String messageId, String subject, List<String> acts) {}
}
