package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only adds to the mail before it, each beside what may answer it or take it back.
class AfterthoughtTest {
    private static final Instant ASKED = Instant.parse("2026-03-09T11:14:00Z");

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        And are we still allowed nuts?              | Are we still allowed nuts?
        Oh, and bring the dog.                      | Oh, it is the blue one.
        PS: the blue one.                           | The PS is gone.
        Und noch eine Frage zu den Nüssen.          | Die Nüsse sind da.
        Ach ja, der Hund kommt auch.                | Ja, der Hund kommt auch.
        Et les enfants viennent aussi.              | Les enfants viennent aussi.
        Además, trae el perro.                      | Trae el perro.
        Anche il cane viene.                        | Il cane viene.
        En neem de hond mee.                        | Neem de hond mee.
        And scrap that, I found it.                 | I found it.
        """)
    void addsAndItsTwinDoesNot(String adds, String not) {
        var added = !adds.contains("scrap");
        assertThat(Afterthought.without(List.of(mail("a", ASKED, "Have you decided?"), later(adds, 2))))
                .hasSize(added ? 1 : 2);
        assertThat(Afterthought.without(List.of(mail("a", ASKED, "Have you decided?"), later(not, 2))))
                .hasSize(2);
        assertThat(Afterthought.without(List.of(mail("a", ASKED, "Have you decided?"), later(adds, 90))))
                .as("long after")
                .hasSize(2);
    }

    private static Interaction later(String line, int minutes) {
        return mail("b", ASKED.plus(Duration.ofMinutes(minutes)), line);
    }

    private static Interaction mail(String id, Instant date, String line) {
        return new Interaction(
                date,
                Direction.RECEIVED,
                "home",
                id,
                "bo",
                null,
                "Easter",
                true,
                1,
                false,
                false,
                12,
                List.of(),
                List.of(line),
                0,
                List.of(),
                false,
                "",
                List.of(),
                null,
                false);
    }
}
