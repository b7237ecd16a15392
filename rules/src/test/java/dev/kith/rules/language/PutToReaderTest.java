package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.proof.Diary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sentences wait for an answer, and for whose.
class PutToReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could you send me the list again?",
                "Do you still have the keys?",
                "Please send the form by post.",
                "Any news on this?",
                "What do you think about the second draft?",
                "When can I expect the payment?",
                "When can somebody come and look at it?",
                "Would either Monday or Tuesday work?",
                "Let me know if you can come.",
                "Please tell us whether anything in the plan has changed.",
                "Wollen wir am Montag telefonieren?",
                "Bitte schick mir die Liste noch einmal.",
                "Lass mich bis Freitag wissen, ob du kommst.",
                "Geben Sie mir kurz Bescheid.",
                "Ich bräuchte noch die Zahlen von dir.",
                "Veuillez me confirmer la date.",
                "Merci de nous répondre avant vendredi.",
                "Thoughts?",
                "I'd be grateful for a copy of the map.",
                "We would be very grateful if you could come on Monday.",
                "I wondered whether you have heard from the printer.",
                "Für die Anmeldung fehlen uns noch zwei Unterschriften.",
                "Mir fehlt noch deine Adresse.",
                // typed in haste
                "hi can you ring the school for me i forgot",
                "could you bring the cable tomorrow",
                "I was wondering whether you could take the early shift on Monday",
                "hi alice nimmst du mich montag mit, mein auto ist in der werkstatt",
                "Hallo Alice, könnten Sie mir den Plan schicken",
                "coucou, peux tu me dire a quelle heure tu arrives",
                "est ce que vous pouvez me confirmer la date",
                // "of", "is" and "we" are Dutch too
                "Kun je me laten weten of zondag voor jullie lukt?",
                "Weet je of we nog een sleutel nodig hebben?",
            })
    void isPutToTheReader(String sentence) {
        assertThat(PutToReader.put(sentence, false)).isTrue();
        assertThat(PutToReader.put(sentence, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why do you need this?",
                "Shouldn't we move it to the other table?",
                "I would be grateful for your patience.",
                "I would be glad to help.",
                "I wonder whether it will rain.",
                "Mir fehlen noch immer die Worte.",
                "Mir fehlt noch die Bestätigung vom Amt.",
                "Du fehlst mir noch immer.",
                "That is the same, no?",
                "Are you sure that this is the one?",
                "Do we really want that?",
                "Is this the right place?",
                "So they should change?",
                "Please see the comments below.",
                "Please find the list attached.",
                "Let me know the price if it changes.",
                "(nodes[n] & mask) ?",
                "If there is anything I can do to help with the move, please let me know.",
                "Please tell us about anything we could help with.",
                "And if that ever changes, please let us know.",
                "If any further steps are needed, please take them in the new book.",
                "Bitte beachten Sie die neue Adresse.",
                "Bitte sehr, gern geschehen.",
                "Das ist dieselbe Liste, oder?",
                "Bei Fragen geben Sie uns bitte Bescheid.",
                "Falls Sie noch Fragen haben, geben Sie mir Bescheid.",
                "Veuillez trouver la liste en annexe.",
                "Merci de votre aide.",
                "If not, please reply to this mail.",
                "As far as I know you can have it.",
                "The form that you would need is green.",
                "Da kommst du morgen gut hin.",
                "Hast du schön gemacht.",
                "Tu peux garder le livre.",
                "Klingel einfach, wir sind bis neun da, ja?",
                "Hace frío, ¿no?",
            })
    void makesAPointOrNone(String sentence) {
        assertThat(PutToReader.put(sentence, false)).isFalse();
        assertThat(PutToReader.put(sentence, true)).isFalse();
    }

    @Test
    void leaveAndAdviceAreAskedOfTheUserAndNotByTheUser() {
        assertThat(PutToReader.put("Should I send the form again?", true)).isTrue();
        assertThat(PutToReader.put("Should I send the form again?", false)).isFalse();
    }

    @Test
    void nobodyWaitsForAMark() {
        assertThat(PutToReader.put("Could you spare a minute to rate us?", true))
                .isFalse();
        assertThat(PutToReader.put("Bitte bewerten Sie Ihren Einkauf.", true)).isFalse();
        assertThat(PutToReader.put("Could you review the second draft?", true)).isTrue();
    }

    /// Of each pair the first closes a matter or a letter, and the second, of nearly the same words, asks.
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = '|', textBlock = """
        Yes please, I'll fetch it on Sunday.          | Yes, please send it on Sunday.
        Yes please, that would be great.              | Yes, please, send the list with the other names.
        Oh yes please! And thanks for the offer.      | Oh yes please! And could you bring the other one?
        Ja bitte, gerne beides.                       | Ja, bitte schick mir beides.
        Oui s'il te plaît, pour dimanche.             | Tu peux me l'envoyer s'il te plaît ?
        See you soon, I hope?                         | I hope you can send me the list by Friday?
        On se voit bientôt j'espère ?                 | On se voit samedi à quelle heure ?
        Bis bald, hoffe ich?                          | Bis wann brauchst du das?
        Hoffe es geht euch gut?                       | Wie viele seid ihr?
        No worries at all, maybe next time?           | Which time would suit you next week?
        Schade, vielleicht klappt es nächstes Mal?    | Klappt es nächsten Montag?
        ¿A que va a hacer buen tiempo?                | ¿A qué hora llegas?
        Chi l'avrebbe detto?                          | Chi viene domani sera?
        Une autre fois alors ?                        | Une autre date serait possible ?
        Tu te rends compte ?                          | Tu te rends à la gare comment ?
        ¿Te das cuenta?                               | ¿Te das una vuelta por casa mañana?
        Ti rendi conto?                               | Ti ricordi del pane domani?
        Really?                                       | Thoughts?
        Is that so?                                   | Any news?
        I wonder whether you ever sleep.              | I wondered whether you have heard from the printer.
        I'd be grateful for your understanding.       | I'd be grateful for a copy of the map.
        Mir fehlt noch immer der Mut.                 | Mir fehlen noch die Maße der Tür.
        """)
    void whatClosesAsksNothingAndItsTwinDoes(String closes, String asks) {
        assertThat(put(closes)).as(closes).isFalse();
        assertThat(put(asks)).as(asks).isTrue();
    }

    private static boolean put(String sentence) {
        var mail = new Diary(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC)
                .mail("d0 in bo ask words:80 says:" + sentence.replace(' ', '-'))
                .history("bo")
                .interactions()
                .getFirst();
        return Meant.put(mail).isPresent();
    }

    @Test
    void theUsersNamesAreThoseThatManyCallThemBy() {
        var names = new OwnNames();
        for (var person = 0; person < 15; person++) {
            names.add(greeted("Johanna"));
        }
        for (var person = 0; person < 4; person++) {
            names.add(greeted("Hanna"));
        }
        names.add(greeted("Paul"));
        names.add(greeted("Paul"));

        assertThat(names.names()).isEqualTo(Set.of("johanna", "hanna"));
    }

    private static List<Interaction> greeted(String name) {
        var diary = new Diary(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);
        return diary.mail("d0 in bo greets:" + name).history("bo").interactions();
    }

    @Test
    void whomAGreetingAndAQuestionName() {
        var names = Set.of("johanna", "hanna");

        assertThat(List.of("Hi Hanna,", "Dear Johanna and Paul,"))
                .allSatisfy(text -> assertThat(Greeted.whom(text, names)).isEqualTo(Greeted.Whom.READER));
        assertThat(Greeted.whom("Hi Paul,", names)).isEqualTo(Greeted.Whom.ANOTHER);
        assertThat(Greeted.whom("Hi all,", names)).isEqualTo(Greeted.Whom.NOBODY);
        assertThat(Greeted.whom("Hi Paul,", Set.of())).isEqualTo(Greeted.Whom.NOBODY);
        assertThat(Greeted.called("Paul, what do you think?", names)).isEqualTo(Greeted.Whom.ANOTHER);
        assertThat(Greeted.called("Hanna, could you send it?", names)).isEqualTo(Greeted.Whom.READER);
        assertThat(Greeted.called("@Hanna: kannst du das bestellen?", names)).isEqualTo(Greeted.Whom.READER);
        assertThat(Greeted.called("Hanna, könntest du das bestellen?", names)).isEqualTo(Greeted.Whom.READER);
        assertThat(Greeted.called("Also, could you send it?", names)).isEqualTo(Greeted.Whom.NOBODY);
    }

    /// Names are learned by and by: before, who is left when all others are named.
    @Test
    void whoIsCalledAndNobodyElseIsTheUser() {
        var diary = new Diary(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);
        var mail = diary.mail("d0 in bo with:paul greets:Paul")
                .history("bo")
                .interactions()
                .getFirst();

        assertThat(Greeted.called(mail, "Hanna, could you send yours?")).isEqualTo(Greeted.Whom.READER);
        assertThat(Greeted.called(mail, "Paul, could you send yours?")).isEqualTo(Greeted.Whom.ANOTHER);
        var four = diary.mail("d0 in kim with:paul with:eva greets:Paul")
                .history("kim")
                .interactions()
                .getFirst();
        assertThat(Greeted.called(four, "Hanna, could you send yours?")).isEqualTo(Greeted.Whom.NOBODY);
    }
}
