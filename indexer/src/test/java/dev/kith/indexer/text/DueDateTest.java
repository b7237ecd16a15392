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
        Ich schicke es am 3. Mai                 | 2027-05-03
        bis zum 3.9.                             | 2026-09-03
        am 24.12.2027                            | 2027-12-24
        bis Ende des Monats                      | 2026-08-31
        zum Monatsende                           | 2026-08-31
        Ende Oktober                             | 2026-10-31
        Mitte September                          | 2026-09-15
        nächsten Monat                           | 2026-09-30
        Ende der Woche                           | 2026-08-14
        Ende nächster Woche                      | 2026-08-21
        Anfang kommender Woche                   | 2026-08-21
        am Freitagabend                          | 2026-08-14
        morgen früh                              | 2026-08-13
        in den nächsten zwei Wochen              | 2026-08-26
        in einer Woche                           | 2026-08-19
        in ein paar Tagen                        | 2026-08-15
        innerhalb von drei Tagen                 | 2026-08-15
        am Wochenende                            | 2026-08-16
        by the end of the month                  | 2026-08-31
        vendredi                                 | 2026-08-14
        dans deux semaines                       | 2026-08-26
        à la fin du mois                         | 2026-08-31
        après-demain                             | 2026-08-14
        by the 2nd of October                    | 2026-10-02
        the board decides on the 26th            | 2026-08-26
        I will tell you on the 5th, after lunch  | 2026-09-05
        by the 31st                              | 2026-08-31
        bis zum 20.                              | 2026-08-20
        entro venerdì                            | 2026-08-14
        domani o dopodomani                      | 2026-08-14
        la settimana prossima                    | 2026-08-21
        la semana que viene                      | 2026-08-21
        la semana que estuvimos allí             |
        antes del domingo                        | 2026-08-16
        vóór zaterdag                            | 2026-08-15
        volgende week                            | 2026-08-21
        3 maart                                  | 2027-03-03
        ich melde mich am 17. bei dir            | 2026-08-17
        avant le 20                              | 2026-08-20
        le 3 si possible                         | 2026-09-03
        antes del viernes 28 de agosto           | 2026-08-28
        el viernes 28 de agosto de 2026          | 2026-08-28
        para el 3 de septiembre                  | 2026-09-03
        el 1º de octubre                         | 2026-10-01
        a finales de septiembre                  | 2026-09-30
        a mediados de septiembre                 | 2026-09-15
        prima di venerdì 28 agosto               | 2026-08-28
        entro il 3 settembre                     | 2026-09-03
        fine settembre                           | 2026-09-30
        vóór vrijdag 28 augustus                 | 2026-08-28
        uiterlijk de 28e                         | 2026-08-28
        voor vrijdag de 28e                      | 2026-08-28
        eind september                           | 2026-09-30
        avant le vendredi 28 août                | 2026-08-28
        vendredi 28                              | 2026-08-28
        vendredi 28/08                           | 2026-08-28
        before Friday 28 August                  | 2026-08-28
        by Friday, August 28th, 2026             | 2026-08-28
        Friday the 28th                          | 2026-08-28
        Friday 8/28                              | 2026-08-28
        28 August (Friday)                       | 2026-08-28
        on Wednesday 12 August at noon           | 2026-08-12
        bis Mittwoch, den 12. August             | 2026-08-12
        vor Freitag, dem 28. August              | 2026-08-28
        bis Freitag, den 28.8.                   | 2026-08-28
        bis Freitag, 28.8.2026                   | 2026-08-28
        bis Freitag, den 28.                     | 2026-08-28
        antes do domingo                         | 2026-08-16
        antes del miercoles                      | 2026-08-19
        venerdi prossimo                         | 2026-08-14
        Friday 10 am                             | 2026-08-14
        Friday 28 people come                    | 2026-08-14
        vendredi 18 h                            | 2026-08-14
        vendredi 28 personnes                    | 2026-08-14
        venerdì alle 18                          | 2026-08-14
        Freitag 18 Uhr                           | 2026-08-14
        Freitag 14.30                            | 2026-08-14
        Friday 5/6 of it will be done            | 2026-08-14
        Friday or 20 August                      | 2026-08-20
        Friday, not Monday                       | 2026-08-17
        vendredi ou samedi 29                    | 2026-08-29
        vendredi dernier                         |
        el viernes pasado                        |
        venerdì scorso                           |
        vorige vrijdag                           |
        zondag de 23e voor jullie                | 2026-08-23
        zondag de 14e voor jullie                | 2026-08-16
        have you decided about Easter            | 2027-03-29
        avant Pâques                             | 2027-03-29
        kommt ihr an Pfingsten                   | 2027-05-17
        antes de Navidad                         | 2026-12-26
        after Easter                             |
        nach den Weihnachten                     |
        después de Navidad                       |
        Merry Christmas                          |
        de las 3 de la tarde                     |
        il 28 di noi                             |
        on the 2nd floor                         |
        before the 5th meeting                   |
        the 26th                                 |
        zum 40. Geburtstag                       |
        am 3. Tor                                |
        I saw him last Friday                    |
        you may send it                          |
        guten Morgen                             |
        ich sah ihn heute Morgen                 | 2026-08-12
        jeden Morgen                             |
        am Ende der Straße                       |
        am Ende der letzten Woche                |
        at the end of last month                 |
        letzten Freitag                          |
        I am 3, 5 are older                      |
        um 9 am 3 5                              |
        diesen Monat                             |
        """)
    void reads(String text, @Nullable LocalDate expected) {
        assertThat(DueDate.in(Words.of(text), WRITTEN).day()).isEqualTo(expected);
    }
}
