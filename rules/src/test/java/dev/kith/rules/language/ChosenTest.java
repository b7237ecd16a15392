package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// "The second, please": in an answer that is a choice made, and a request where something else is named, or
/// where nothing was asked.
class ChosenTest {
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        We talked it over: the second, please.              | We talked it over: the second chapter by Friday, please.
        The blue one, please.                               | The blue folder with the figures, please.
        Tuesday, please!                                    | The report on Tuesday, please!
        Hi Alice, the later train please.                   | Hi Alice, the train times please.
        Both, please, and thanks.                           | Both of the forms by Monday, please.
        We'd rather have the first weekend in June, please. | We need the first draft in June, please.
        Option B for us, please.                            | Option B needs the signature, please.
        The smaller of the two, please.                     | The names of the two, please.
        Neither, please.                                    | Your address, please.
        At four, please.                                    | At four, please send the list to the office.
        Lieber den zweiten, bitte.                          | Lieber Bob, die Unterlagen bitte.
        Dienstag bitte!                                     | Bitte am Dienstag anrufen!
        Beide bitte.                                        | Beide Formulare bitte bis Freitag zurück.
        Die größere bitte.                                  | Die Rechnung bitte.
        Le deuxième, s'il te plaît.                         | Le deuxième devis avant lundi, s'il te plaît.
        Plutôt le samedi, s'il vous plaît.                  | La liste pour samedi, s'il vous plaît.
        El segundo, por favor.                              | El segundo informe hoy, por favor?
        Il secondo, per favore.                             | Il secondo capitolo oggi, per favore?
        De tweede, alsjeblieft.                             | De tweede brief vandaag, alsjeblieft?
        """)
    void anAnswerThatChoosesAsksNothingAndItsTwinDoes(String chosen, String asks) {
        assertThat(Meant.put(OneSentence.answering(chosen))).as(chosen).isEmpty();
        assertThat(Meant.expecting(OneSentence.answering(chosen))).as(chosen).isEmpty();
        assertThat(Meant.put(OneSentence.answering(asks))).as(asks).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"The second, please.", "Both of them, please.", "Den zweiten, bitte."})
    void whereNothingWasAskedItIsARequest(String sentence) {
        assertThat(Meant.put(OneSentence.in(sentence))).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Could you send me the keys, and for the cottage: the second, please.",
                "Can you book it? The second, please.",
                "Kannst du das buchen: den zweiten, bitte.",
            })
    void whatStandsBeforeItIsJudgedAlone(String sentence) {
        assertThat(Meant.expecting(OneSentence.answering(sentence))).isPresent();
    }
}
