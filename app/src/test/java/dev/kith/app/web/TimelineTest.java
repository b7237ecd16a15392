package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.line.PersonLine.Exchange;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void theStepIsADayAWeekOrAMonth() {
        assertThat(of(exchange("2026-02-20", "sent")).unit()).isEqualTo("day");
        assertThat(of(exchange("2025-06-20", "sent")).unit()).isEqualTo("week");
        assertThat(of(exchange("2019-06-20", "sent")).unit()).isEqualTo("month");
        assertThat(of().steps()).isEmpty();
    }

    @Test
    void bothDirectionsAndActsAreCountedInTheirStep() {
        var timeline = of(
                exchange("2025-06-16", "sent", "ask"),
                exchange("2025-06-22", "received", "promise", "ask"),
                exchange("2025-06-23", "received"));
        assertThat(timeline.steps())
                .containsExactly(
                        new Timeline.Step(LocalDate.parse("2025-06-16"), 1, 1, List.of("ask", "promise"), ""),
                        new Timeline.Step(LocalDate.parse("2025-06-23"), 0, 1, List.of(), ""));
    }

    @Test
    void aSilenceIsNamedWhenItIsLongForTheTwo() {
        var exchanges = List.of(exchange("2025-01-10", "sent"), exchange("2025-03-20", "received"));
        assertThat(Timeline.of(exchanges, 5, TODAY, UTC).steps().getLast().quiet())
                .isEqualTo("10 weeks");
        assertThat(Timeline.of(exchanges, 60, TODAY, UTC).steps().getLast().quiet())
                .isEmpty();
    }

    private static Timeline of(Exchange... exchanges) {
        return Timeline.of(List.of(exchanges), 0, TODAY, UTC);
    }

    private static Exchange exchange(String day, String direction, String... acts) {
        return new Exchange(
                OffsetDateTime.parse(day + "T12:00:00Z"), direction, "<" + day + "@example.test>", "", List.of(acts));
    }
}
