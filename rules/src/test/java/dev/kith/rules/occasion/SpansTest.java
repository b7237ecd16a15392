package dev.kith.rules.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Days as a person would say them.
class SpansTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 30);

    @Test
    void aDayOfThisYearNeedsNoYear() {
        assertThat(Spans.day(LocalDate.of(2026, 11, 21), TODAY)).isEqualTo("21 November");
    }

    @Test
    void aDayOfAnotherYearSaysWhich() {
        assertThat(Spans.day(LocalDate.of(2027, 1, 4), TODAY)).isEqualTo("4 January 2027");
    }
}
