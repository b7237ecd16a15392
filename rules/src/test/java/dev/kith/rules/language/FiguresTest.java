package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions that praise, thank or are content, each beside one of nearly the same words that asks.
class FiguresTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        What would I do without you?                       | What would you do without the car?
        How do you always find such lovely words?          | How do you always find a place to park there?
        Lovely, what more could one ask for?               | Lovely, what more do you need for the cake?
        Where would we be without your maps?               | Where would you be on Sunday without the car?
        How can anybody be so kind?                        | How can you be there so early?
        Who could say no to that?                          | Who could say it to the board?
        How cool is that?                                  | How cold is the water?
        Thanks, how did I get so lucky?                    | Thanks, how did you get to the island?
        Isn't life good?                                   | Is the second key good?
        Wie machst du das nur immer?                       | Wie machst du das mit dem Schlüssel?
        Wie schaffst du das bloß alles?                    | Wie schaffst du das bis Freitag?
        Was würde ich nur ohne dich machen?                | Was würdest du ohne Auto machen?
        Herrlich, was will man mehr?                       | Herrlich, was willst du mitbringen?
        Gibt es etwas Schöneres als das Meer im Mai?       | Gibt es etwas, das ich mitbringen soll?
        Wie kann man nur so lieb sein?                     | Wie kann man dich am Montag erreichen?
        Wie toll ist das denn?                             | Wie teuer ist das denn?
        Wer kann da schon nein sagen?                      | Wer kann am Montag die Schicht übernehmen?
        Génial, que demander de plus ?                     | Génial, que demander au vendeur ?
        Que ferais-je sans toi ?                           | Que ferais-tu sans voiture ?
        Qu'est-ce que je ferais sans vous ?                | Qu'est-ce que je dois apporter dimanche ?
        Comment fais-tu pour être toujours aussi douée ?   | Comment fais-tu pour venir samedi ?
        Elle est pas belle, la vie ?                       | Elle est prête, la liste ?
        Comment pourrais-je oublier ?                      | Comment pourrais-je vous payer ?
        Quoi de plus beau ?                                | Quoi de neuf pour la fête ?
        ¿Qué haría yo sin ti?                              | ¿Qué harías tú sin coche el lunes?
        ¿Qué más se puede pedir?                           | ¿Qué más hay que comprar?
        ¿Cómo haces para estar siempre tan guapa?          | ¿Cómo haces para llegar el sábado?
        ¿Cómo puedes ser tan buena?                        | ¿Cómo puedes llegar a la estación?
        ¿A quién no le gusta?                              | ¿A quién le mando la lista?
        Come fai a essere sempre così brava?               | Come fai a essere in stazione alle otto?
        Come farei senza di te?                            | Come faresti senza la macchina lunedì?
        Cosa si può volere di più?                         | Cosa si può portare alla festa?
        Ma come fai a ricordarti di tutto?                 | Come fai a venire domani?
        Chi può dire di no?                                | Chi può venire domani?
        Hoe krijg je het toch voor elkaar?                 | Hoe krijg je de sleutel morgen?
        Wat zou ik zonder jou moeten?                      | Wat zou jij zonder auto doen?
        Heerlijk, wat wil je nog meer?                     | Wat wil je meenemen naar het feest?
        Hoe leuk is dat?                                   | Hoe laat kom je?
        What would we have done without you?               | What would you have done with the boat?
        Was hätten wir nur ohne euch gemacht?              | Was hättest du gern zum Frühstück?
        Qu'aurions-nous fait sans toi ?                    | Qu'aurais-tu fait à ma place ?
        ¿Qué habríamos hecho sin ti?                       | ¿Qué habrías hecho tú con el coche?
        Che avremmo fatto senza di te?                     | Che avresti fatto senza la macchina lunedì?
        Wat hadden we zonder jou gemoeten?                 | Wat had je zonder auto gedaan?
        How are you all holding up?                        | How are you getting on with the report?
        How is everyone doing these days?                  | How are you doing the steaming?
        Hola guapa, ¿qué tal todo?                         | Hola guapa, ¿qué traes el sábado?
        """)
    void praisesOrThanksAndItsTwinAsks(String figure, String asks) {
        assertThat(expects(figure)).as(figure).isFalse();
        assertThat(expects(asks)).as(asks).isTrue();
    }

    /// A figure does not take along what stands beside it.
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "What would I do without you, and can you bring the keys on Sunday?",
                "Was würde ich ohne dich machen, und kannst du mir den Plan schicken?",
                "Que ferais-je sans toi, et tu peux m'envoyer la liste ?",
                "Come farei senza di te, e puoi mandarmi la lista?",
            })
    void whatIsAskedBesideItIsAsked(String sentence) {
        assertThat(expects(sentence)).isTrue();
    }

    @ParameterizedTest(name = "{0} again and again")
    @ValueSource(strings = {"how do you ", "come fai a ", ", ", "?", " ", "was will man mehr ", "que, ", "so "})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersLineCostsItsLength(String part) {
        for (var end : List.of("", "x", "?", ", was will man mehr")) {
            assertThat(Figures.in(part.repeat(500_000 / part.length()) + end)).isIn(true, false);
        }
    }

    private static boolean expects(String sentence) {
        return Meant.expecting(OneSentence.in(sentence)).isPresent();
    }
}
