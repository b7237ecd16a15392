package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who wants no answer, each beside a sentence of nearly the same words that wants one, or may.
class UnanswerableTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        No need to write back, just tell me when we see each other at the fair.  | No need to write back before you know.
        No need to reply, you can tell me when we meet.                          | No need to reply when it suits you as it is.
        You needn't write back, we can talk about it on Sunday.                  | You needn't write back unless Sunday is bad.
        Don't bother to answer, I'll ask you at the party.                       | Don't bother to answer if it is a yes.
        No reply needed - tell me next time you are in town.                     | No reply needed if you are in town.
        Please don't feel obliged to reply.                                      | Please reply when you feel like it.
        No need to e-mail me back.                                               | You need to e-mail me back.
        No need to answer, we can sort it out over coffee.                       | No need to answer, just let me know if it is a no.
        No need to reply to this, tell me in person.                             | No need to reply to all, tell me by mail.
        Du musst nicht antworten, sag's mir einfach, wenn wir uns sehen.         | Du musst nicht antworten, wenn es passt.
        Brauchst nicht zurückzuschreiben, wir sehen uns ja am Samstag.           | Brauchst du den Schlüssel zurück?
        Keine Antwort nötig, erzähl es mir beim Essen.                           | Keine Antwort bisher, erzähl doch mal.
        Eine Antwort erübrigt sich.                                              | Eine Antwort bis Freitag wäre schön.
        Pas besoin de me répondre, tu me diras quand on se verra.                | Besoin d'une réponse avant lundi.
        Inutile de répondre, on en parle samedi.                                 | Inutile de répondre avant samedi.
        Tu n'as pas besoin de répondre, dis-le-moi dimanche.                     | Tu as besoin de répondre avant dimanche.
        Ne te sens pas obligée de répondre.                                      | Ne réponds pas à tous, réponds à moi.
        No hace falta que contestes, ya me lo dirás cuando nos veamos.           | No hace falta que contestes si te va bien.
        No tienes que responderme, hablamos el domingo.                          | Tienes que responderme el domingo.
        No es necesario responder a este mensaje.                                | Es necesario responder a este mensaje.
        Non serve che tu risponda, me lo dici quando ci vediamo.                 | Non serve che tu risponda se va bene.
        Non c'è bisogno di rispondere, ne parliamo domenica.                     | C'è bisogno di rispondere entro domenica.
        Non devi rispondermi.                                                    | Devi rispondermi.
        Je hoeft niet terug te schrijven, vertel het maar als we elkaar zien.    | Je hoeft niet te antwoorden als het goed is.
        Antwoorden hoeft niet, we praten zaterdag wel.                           | Antwoorden hoeft niet voor zaterdag.
        Geen antwoord nodig.                                                     | Nog geen antwoord gehad.
        """)
    void wantsNoAnswerAndItsTwinMay(String none, String some) {
        assertThat(Unanswerable.says(none)).as(none).isTrue();
        assertThat(Unanswerable.says(some)).as(some).isFalse();
    }

    @ParameterizedTest(name = "{0} again and again")
    @ValueSource(
            strings = {
                "no need to reply ",
                "reply, tell me ",
                "just tell ",
                "when we ",
                "antwort ",
                "non c'è bisogno di ",
                "no hace falta que ",
                ", ",
                " ",
                "reply"
            })
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void aStrangersLineCostsItsLength(String part) {
        for (var end : List.of("", "x", "no need to reply", ", tell me when we meet")) {
            var line = part.repeat(500_000 / part.length()) + end;
            assertThat(Unanswerable.says(line)).isIn(true, false);
        }
    }
}
