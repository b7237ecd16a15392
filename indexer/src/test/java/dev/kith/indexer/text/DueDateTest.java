package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateTest {
    /// A Wednesday.
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 12);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        I will send it by Friday                 | 2026-08-14
        I will send it by Wednesday              | 2026-08-19
        next Monday at ten                       | 2026-08-17
        next Friday is fine                      | 2026-08-21
        tomorrow                                 | 2026-08-13
        today or tomorrow                        | 2026-08-13
        some time next week                      | 2026-08-21
        this week                                | 2026-08-14
        12 Sept                                  | 2026-09-12
        on September 3rd, 2027                   | 2027-09-03
        Jan 5                                    | 2027-01-05
        in two weeks                             | 2026-08-26
        within a couple of days                  | 2026-08-14
        due 2026-10-01                           | 2026-10-01
        bis Freitag                              | 2026-08-14
        nächste Woche                            | 2026-08-21
        am 3 Oktober                             | 2026-10-03
        vendredi                                 | 2026-08-14
        I saw him last Friday                    |
        you may send it                          |
        guten Morgen                             |
        """)
    void reads(String text, @Nullable LocalDate expected) {
        assertThat(DueDate.in(Words.of(text), WRITTEN).day()).isEqualTo(expected);
    }
}
