package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    /// A Wednesday.
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    @ParameterizedTest
    @CsvSource({
        "2024-03-05, 2024-03-05, 2024-03-06",
        "2024/3/5, 2024-03-05, 2024-03-06",
        "5.3.2024, 2024-03-05, 2024-03-06",
        "5/3/2024, 2024-03-05, 2024-03-06",
        "3/25/2024, 2024-03-25, 2024-03-26",
        "20240305, 2024-03-05, 2024-03-06",
        "202403, 2024-03-01, 2024-04-01",
        "3/2024, 2024-03-01, 2024-04-01",
        "now, 2026-04-15, 2026-04-16",
        "may2021, 2021-05-01, 2021-06-01",
        "5may2021, 2021-05-05, 2021-05-06",
        "2024-02, 2024-02-01, 2024-03-01",
        "2024, 2024-01-01, 2025-01-01",
        "today, 2026-04-15, 2026-04-16",
        "yesterday, 2026-04-14, 2026-04-15",
        "last week, 2026-04-06, 2026-04-13",
        "this week, 2026-04-13, 2026-04-20",
        "last month, 2026-03-01, 2026-04-01",
        "last year, 2025-01-01, 2026-01-01",
        "last spring, 2025-03-01, 2025-06-01",
        "this spring, 2026-03-01, 2026-06-01",
        "last winter, 2025-12-01, 2026-03-01",
        "summer 2019, 2019-06-01, 2019-09-01",
        "monday, 2026-04-13, 2026-04-14",
        "last wednesday, 2026-04-08, 2026-04-09",
        "march, 2026-03-01, 2026-04-01",
        "november, 2025-11-01, 2025-12-01",
        "5 march 2024, 2024-03-05, 2024-03-06",
        "march 5th, 2026-03-05, 2026-03-06",
        "Mar 2024, 2024-03-01, 2024-04-01",
        "3 months ago, 2026-01-15, 2026-01-16",
        "3m, 2026-01-15, 2026-01-16",
        "2y, 2024-04-15, 2024-04-16",
        "a week ago, 2026-04-08, 2026-04-09",
        "7d, 2026-04-08, 2026-04-09",
    })
    void read(String typed, LocalDate from, LocalDate to) {
        assertThat(Dates.read(typed, TODAY)).contains(new Dates.Days(from, to));
    }

    @ParameterizedTest
    @CsvSource({"2024-13", "31.2.2024", "25.13.2024", "13/2024", "20241301", "someday", "99999999y", "0", "''"})
    void notADate(String typed) {
        assertThat(Dates.read(typed, TODAY)).isEmpty();
    }
}
