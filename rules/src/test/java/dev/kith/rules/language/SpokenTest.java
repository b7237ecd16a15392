package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What says that the two have just spoken, or that a question is settled, each beside a sentence of nearly the same
/// words that does not.
class SpokenTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        As just discussed: I have booked it for Friday.    | We have not discussed it yet.
        As discussed earlier, here are the keys.           | As discussed in chapter two, the keys are lost.
        Wie eben besprochen: Freitag um acht.              | Das haben wir nie besprochen.
        Wie gestern vereinbart, die Liste.                 | Wie du gestern geschrieben hast, die Liste.
        Comme on vient d'en parler, voici la liste.        | On vient d'arriver.
        Comme convenu à l'instant, c'est vendredi.         | Comme convenu dans le contrat, c'est vendredi.
        Como acabamos de hablar, el viernes.               | Acabamos de llegar, el viernes.
        Come appena detto, venerdì alle otto.              | Ho appena finito, venerdì alle otto.
        Zoals net besproken, vrijdag om acht uur.          | Zoals altijd, vrijdag om acht uur.
        """)
    void theTwoHaveSpoken(String spoken, String not) {
        assertThat(Spoken.of(OneSentence.in(spoken))).as(spoken).isTrue();
        assertThat(Spoken.of(OneSentence.in(not))).as(not).isFalse();
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        Scrap that, there's a sticker on the bottom.       | The scrap yard is that way.
        At 10:40, I have just looked it up.                | Could you look it up?
        Please ignore my last mail.                        | Please don't ignore my last mail.
        Hat sich geklärt, danke.                           | Hat er das geklärt?
        Ich habe es gerade gefunden.                       | Ich habe es nicht gefunden.
        Hab's inzwischen nachgesehen.                      | Habe nichts gefunden.
        Laisse tomber, j'ai trouvé.                        | Tu as trouvé ?
        Olvídalo, ya lo tengo.                             | No lo encuentro.
        Lascia stare, l'ho trovato.                        | Non l'ho trovato.
        Laat maar, ik heb het al gevonden.                 | Laat maar weten of je komt.
        """)
    void whoAskedKnows(String solved, String not) {
        assertThat(Spoken.solved(OneSentence.in(solved))).as(solved).isTrue();
        assertThat(Spoken.solved(OneSentence.in(not))).as(not).isFalse();
    }

    @ParameterizedTest(name = "{0} again and again")
    @ValueSource(strings = {"as discussed ", "habe es ", "wie eben ", "ignore my ", "zoals net ", ", ", " "})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersLineCostsItsLength(String part) {
        for (var end : List.of("", "x", "besproken")) {
            var mail = OneSentence.in(part.repeat(500_000 / part.length()) + end);
            assertThat(Spoken.of(mail)).isIn(true, false);
            assertThat(Spoken.solved(mail)).isIn(true, false);
        }
    }
}
