package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 12);
    private final Acts acts = new Acts();

    private List<ActKind> kinds(String sentence) {
        return acts.in(sentence, DAY, new ActFeatures()).acts().stream()
                .map(Act::kind)
                .toList();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        Could you please send me the report by Friday?             | ASK
        Please let me know what you think.                         | ASK
        Können Sie mir die Unterlagen schicken?                    | ASK
        Lass mich bis Freitag wissen, ob es passt.                 | ASK
        Geben Sie uns kurz Bescheid.                               | ASK
        Schick mir den Entwurf, wenn er fertig ist.                | ASK
        Ruf mich morgen zurück.                                    | ASK
        Ich bräuchte noch die Zahlen von dir.                      | ASK
        Ich wäre sehr froh, wenn Sie kämen.                        | ASK
        Hättest du nächste Woche Zeit?                             | ASK
        Was hältst du davon?                                       | ASK
        Veuillez me confirmer la date.                             | ASK
        Envoyez-moi le contrat avant lundi.                        | ASK
        Je vous prie de bien vouloir signer la page.               | ASK
        Auriez-vous un moment demain ?                             | ASK
        J'aimerais que tu viennes.                                 | ASK
        Qu'en penses-tu ?                                          | ASK
        Merci de nous répondre avant vendredi.                     | ASK
        What is the state of the bridge?                           | QUESTION
        Let's meet for lunch on Tuesday.                           | MEETING
        I would be happy to introduce you to our engineers.        | OFFER
        I'll send you the slides tomorrow.                         | PROMISE
        Ich melde mich nächste Woche.                              | PROMISE
        Dann melde ich mich bei Ihnen.                             | PROMISE
        Ich kümmere mich darum.                                    | PROMISE
        Die Folien schicke ich dir morgen.                         | PROMISE
        Schicke dir den Rest am Montag.                            | PROMISE
        Die Zahlen bekommst du bis Freitag.                        | PROMISE
        Sie erhalten das Angebot bis Ende der Woche.               | PROMISE
        Ich reiche Ihnen die fehlende Seite am 3. Mai nach.        | PROMISE
        Ich werde dir den Bericht bis Freitag schicken.            | PROMISE
        Ich gebe dir nächste Woche Bescheid.                       | PROMISE
        Ich rufe Sie heute Nachmittag zurück.                      | PROMISE
        Das mache ich.                                             | PROMISE
        Je vous envoie le devis demain.                            | PROMISE
        Je vais vous rappeler lundi.                               | PROMISE
        Te mando las fotos esta semana.                            | PROMISE
        Le mando il contratto entro giovedì.                       | PROMISE
        Ik stuur je morgen de foto's.                              | PROMISE
        Mir fehlt noch Ihre Adresse.                               | ASK
        I'd be grateful for a copy of the map.                     | ASK
        I wondered whether you have heard from the printer.        | ASK
        I'll chase the office and get back to you by Friday.       | PROMISE
        The quote will follow by Friday.                           | PROMISE
        You'll hear from us on Monday.                             | PROMISE
        Ich rede mit der Bank und melde mich.                      | PROMISE
        Das Angebot kommt bis Ende der Woche.                      | PROMISE
        Le devis suit demain.                                      | PROMISE
        Many thanks for your help!                                 | THANKS
        Merci pour tout.                                           | THANKS
        I would like to introduce you to my colleague Carl.        | INTRODUCTION
        Congratulations on the new house!                          | CONGRATULATION
        Herzlichen Glückwunsch zum Geburtstag!                     | CONGRATULATION
        Attached is the paper I spoke of.                          | SHARE
        Unfortunately I can't make it on Tuesday.                  | DECLINE
        I have been promoted to head of research.                  | NEWS
        """)
    void finds(String sentence, ActKind kind) {
        assertThat(kinds(sentence)).contains(kind);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        The bridge was built in 1932.
        It rained all day in the mountains.
        The compiler prints a warning for each cast.
        Die Brücke wurde 1932 gebaut.
        Sie hatten im Sommer viel Zeit.
        Le pont a été construit en 1932.
        """)
    void findsNothingInWhatOnlyTells(String sentence) {
        assertThat(kinds(sentence)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        Ich würde mich darum kümmern.
        Ich kann mich nicht darum kümmern.
        Ich freue mich auf das Treffen.
        Ich werde mich freuen, Sie zu sehen.
        Ich werde älter.
        Wir werden sehen.
        Melde dich morgen.
        Sie erhalten diese Mail von unserem Verein.
        Ich leite die Abteilung an der Elbe.
        Je vous remercie de votre aide.
        Je te souhaite une bonne journée.
        Je voudrais m'en occuper.
        Der Maler kommt morgen.
        The report says nothing of it.
        I have it all here, so I'll just give you the pieces and let you decide.
        """)
    void wishesAndFormsOfPolitenessPromiseNothing(String sentence) {
        assertThat(kinds(sentence)).doesNotContain(ActKind.PROMISE);
    }

    @Test
    void aGermanPromiseHasItsDay() {
        assertThat(acts.in("Die Zahlen bekommst du bis Freitag.", DAY, new ActFeatures())
                        .acts())
                .singleElement()
                .extracting(Act::due)
                .isEqualTo(LocalDate.of(2026, 8, 14));
    }

    @Test
    void thanksForSomethingAskNothing() {
        assertThat(kinds("Merci de votre aide.")).contains(ActKind.THANKS).doesNotContain(ActKind.ASK);
        assertThat(kinds("Danke, dass du Bescheid gesagt hast.")).doesNotContain(ActKind.ASK);
    }

    @Test
    void namesEveryKindOnceWithItsProbability() {
        assertThat(acts.all("Could you send it?")).extracting(Act::kind).containsExactly(ActKind.values());
        assertThat(acts.all("")).extracting(Act::probability).containsOnly(0.0);
    }
}
