package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.app.desk.PersonLine;
import dev.kith.app.web.Longevity.Span;
import dev.kith.app.web.Longevity.Step;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongevityTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-02T09:00:00Z");

    /// The remission times of Freireich et al. (1963), group with 6-MP, as in every textbook: 0.857 after 6 weeks,
    /// 0.448 after 23.
    @Test
    void theCurveIsTheTextbooks() {
        var ended = List.of(6, 6, 6, 7, 10, 13, 16, 22, 23);
        var censored = List.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
        var spans = new java.util.ArrayList<Span>();
        ended.forEach(t -> spans.add(new Span(t, true)));
        censored.forEach(t -> spans.add(new Span(t, false)));
        var curve = Longevity.curve(spans);
        assertThat(curve.steps()).hasSize(8);
        assertThat(curve.steps().get(1).days()).isEqualTo(6);
        assertThat(curve.steps().get(1).share()).isCloseTo(0.857, within(0.0005));
        assertThat(curve.steps().get(4).share()).isCloseTo(0.690, within(0.0005));
        assertThat(curve.steps().getLast().share()).isCloseTo(0.448, within(0.0005));
        assertThat(curve.steps().getLast().observed()).isEqualTo(6);
        assertThat(curve.days()).isEqualTo(35);
    }

    @Test
    void aTieEndsWithAYearsSilenceThatIsLongForTheTwo() {
        assertThat(Longevity.of(List.of(person(100, 400, 10.0))).steps()).contains(new Step(100, 0, 1));
        // eight of their gaps are more than that
        assertThat(Longevity.of(List.of(person(100, 400, 60.0))).steps()).hasSize(1);
        assertThat(Longevity.of(List.of(person(100, 300, 10.0))).steps()).hasSize(1);
        assertThat(Longevity.of(List.of(person(100, 300, 10.0))).days()).isEqualTo(400);
    }

    @Test
    void noTiesGiveNoCurve() {
        assertThat(Longevity.of(List.of()).enough()).isFalse();
        assertThat(Longevity.curve(List.of(new Span(1, true))).enough()).isFalse();
    }

    private static PersonLine person(long lasted, double silence, @Nullable Double gap) {
        var last = NOW.minusSeconds((long) (silence * 86_400));
        return new PersonLine(
                "a@example.test",
                "A",
                List.of("a@example.test"),
                "human",
                last.minusDays(lasted),
                last,
                5,
                5,
                9,
                gap,
                silence,
                1,
                null,
                List.of(),
                "active",
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
