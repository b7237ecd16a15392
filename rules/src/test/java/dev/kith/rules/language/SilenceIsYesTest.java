package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose silence is a yes, each beside a sentence of nearly the same words that waits.
class SilenceIsYesTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        If I don't hear from you by Friday, I'll take that as a yes.    | When will I hear from you?
        Unless I hear otherwise, I'll send it on Monday.                | I haven't heard from you yet.
        If I hear nothing I go ahead.                                   | Have you heard anything?
        No news is good news.                                           | Is there any news?
        Wenn ich bis Freitag nichts höre, geht es in den Druck.         | Wann höre ich von dir?
        Ohne Rückmeldung gehe ich von einem Ja aus.                     | Mir fehlt noch deine Rückmeldung.
        Sans nouvelles de ta part, je l'envoie lundi.                   | Je suis sans nouvelles depuis lundi.
        Si no me dices nada, lo mando el lunes.                         | No me has dicho nada.
        Se non ti sento, lo mando lunedì.                               | Quando ti sento?
        Als ik niets hoor, stuur ik het maandag op.                     | Wanneer hoor ik van je?
        """)
    void isTakenForOneByTheUser(String yes, String waits) {
        assertThat(SilenceIsYes.said(mail(Direction.SENT, yes))).as(yes).isTrue();
        assertThat(SilenceIsYes.said(mail(Direction.SENT, waits))).as(waits).isFalse();
        assertThat(SilenceIsYes.said(mail(Direction.RECEIVED, yes)))
                .as("theirs")
                .isFalse();
        assertThat(Meant.expecting(mail(Direction.SENT, yes))).isEmpty();
        assertThat(Meant.put(mail(Direction.SENT, yes))).isEmpty();
    }

    @ParameterizedTest(name = "{0} again and again")
    @ValueSource(strings = {"if I hear ", "wenn ich ", "ohne Antwort ", "a ", ", ", " "})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersLineCostsItsLength(String part) {
        assertThat(SilenceIsYes.said(mail(Direction.SENT, part.repeat(500_000 / part.length()))))
                .isFalse();
    }

    private static Interaction mail(Direction direction, String line) {
        return new Interaction(
                Instant.parse("2026-01-05T10:00:00Z"),
                direction,
                "home",
                "m2@example.org",
                "bo",
                null,
                "Logo",
                true,
                1,
                false,
                false,
                20,
                List.of(new Act(ActKind.ASK, "Are you happy with it?", 0.95, null)),
                List.of(line),
                0,
                List.of(),
                false,
                "Hi,",
                List.of(),
                null,
                false);
    }
}
