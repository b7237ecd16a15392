package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    /// Half an hour after a mail its silence was "a few hours".
    @ParameterizedTest
    @CsvSource({
        "0.02, less than a day",
        "0.4, less than a day",
        "1, a day",
        "3.2, 3 days",
        "40, 6 weeks",
        "300, 10 months"
    })
    void aSpanSaysNoMoreThanIsKnown(double days, String words) {
        assertThat(Days.span(days)).isEqualTo(words);
    }
}
