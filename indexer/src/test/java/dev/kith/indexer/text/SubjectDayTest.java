package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which day a mail is about by its subject, on a Wednesday, 12 August 2026.
class SubjectDayTest {
    private static final LocalDate WRITTEN = LocalDate.of(2026, 8, 12);
    private static final LocalDate DAY = LocalDate.of(2026, 8, 30);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        Lunch on 30 August              | 2026-08-30
        Kuchenverkauf am 21.            | 2026-08-21
        Re: Comida del 30 de agosto     | 2026-08-30
        30 augustus                     | 2026-08-30
        Dîner samedi 29                 | 2026-08-29
        Cena di sabato                  | 2026-08-15
        Actions from today              |
        Minutes of 3 August             |
        Invoice, 30 August              |
        Report due 30 August            |
        Angebot bis 30. August          |
        Devis avant le 30 août          |
        Presupuesto antes del 30        |
        Bozza entro il 30 agosto        |
        Offerte uiterlijk 30 augustus   |
        Exhibition, 30 July 2027        |
        Boat shed                       |
        """)
    void reads(String subject, @Nullable LocalDate expected) {
        assertThat(SubjectDay.in(subject, WRITTEN)).isEqualTo(expected);
    }

    @Test
    void isThatOfAQuestionThatNamesNone() {
        var acts = new ArrayList<>(List.of(
                new Act(ActKind.QUESTION, "How many are you?", 0.95, null),
                new Act(ActKind.ASK, "Please tell me by Friday.", 0.95, WRITTEN.plusDays(2)),
                new Act(ActKind.PROMISE, "I'll book a table.", 0.9, null)));
        SubjectDay.into(acts, "Lunch on 30 August", WRITTEN);
        assertThat(acts).extracting(Act::due).containsExactly(DAY, WRITTEN.plusDays(2), null);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersSubjectCostsItsLength() {
        for (var part : List.of("am 21. ", "30 ", " ", "a", "de ", "easter ")) {
            assertThat(SubjectDay.in(part.repeat(500_000 / part.length()), WRITTEN))
                    .isNotEqualTo(LocalDate.MIN);
        }
    }
}
