package dev.kith.indexer.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OwnWordsReaderTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 8, 10);
    private final OwnWordsReader reader = new OwnWordsReader();

    private OwnWords read(String text) {
        var message = new MessageReader(Limits.DEFAULT).read(text.getBytes(UTF_8), false);
        return reader.read(message, RECEIVED);
    }

    @Test
    void readsALivingMail() {
        var words = read("""
            From: Ann Lee <ann@example.org>
            Date: Mon, 10 Aug 2026 09:00:00 +0200

            Hi Bob,

            thank you for the figures. Could you send me the rest by Friday?
            I'll call you tomorrow. The paper is at https://example.org/paper.pdf

            Best regards,
            Ann

            --
            Ann Lee, Head of Sales
            Example GmbH
            Tel. +49 30 1234567

            On Sat, 8 Aug 2026 at 10:00, Bob <bob@example.org> wrote:
            > Here are the figures. Please look at them.
            """);
        assertThat(words.greeting()).isEqualTo("Hi Bob,");
        assertThat(words.own()).startsWith("Hi Bob").endsWith("paper.pdf");
        assertThat(words.zones().quoted()).startsWith("On Sat").contains("Here are the figures");
        assertThat(words.zones().signature()).startsWith("Best regards").contains("+49 30");
        assertThat(words.acts()).extracting(Act::kind).contains(ActKind.THANKS, ActKind.ASK, ActKind.PROMISE);
        assertThat(words.acts())
                .filteredOn(a -> a.kind() == ActKind.ASK && a.sentence().startsWith("Could you"))
                .extracting(Act::due)
                .containsExactly(LocalDate.of(2026, 8, 14));
        assertThat(words.acts())
                .filteredOn(a -> a.kind() == ActKind.PROMISE && a.sentence().startsWith("I'll call"))
                .extracting(Act::due)
                .containsExactly(LocalDate.of(2026, 8, 11));
        assertThat(words.links()).containsExactly("https://example.org/paper.pdf");
        assertThat(words.card().phones()).containsExactly("+49 30 1234567");
        assertThat(words.card().title()).isEqualTo("Head of Sales");
        assertThat(words.card().organisation()).isEqualTo("Example GmbH");
        assertThat(words.evidence()).hasSize(2).contains("I'll call you tomorrow.");
        assertThat(words.stop()).isFalse();
    }

    /// Above the quote stand the writer's name and the date, its lines bear no marks.
    @Test
    void quotesOfLotusNotesAreNotOwn() {
        var crowd = "To: " + "Bea Roe/Sales/Example@Example, Cy Moe/Example@Example,\n".repeat(9);
        assertThat(read("""

            I agree with the plan.


            Ann Lee@EXAMPLE
            05/15/2000 05:31 PM
            """ + crowd + "cc:\nSubject: plan\n\nCould you send me the figures?\n")
                        .own())
                .as("a long list of recipients")
                .isEqualTo("I agree with the plan.");
        assertThat(read("""

            I agree with the plan.

            Ann Lee
            Sent by: Bea Roe
            05/15/2000 05:31 PM


            To: Cy Moe/Sales/Example@Example
            cc:
            Subject: plan

            Could you send me the figures?
            """).own()).as("lines between").isEqualTo("I agree with the plan.");
        assertThat(read("""

            I agree with the plan.
            "Ann Lee" <ann@example.org> on 05/15/2000 05:31:07 PM
            To: "Cy Moe" <cy@example.org>

            Could you send me the figures?
            """).own())
                .as("neither a copy nor a subject, nor a line between")
                .isEqualTo("I agree with the plan.");
        assertThat(read("""

            I agree with the plan.

            From:  Ann Lee                           05/15/2000 05:31 PM

            Could you send me the figures?
            """).own()).as("no recipient").isEqualTo("I agree with the plan.");
    }

    @Test
    void aListOfPlacesIsNoQuote() {
        var text = """
            The bus goes on 05/15/2000 05:31 PM.
            From: Old Town
            To: Harbour
            Could you book two seats?\
            """;
        assertThat(read("\n" + text + "\n").own()).isEqualTo(text);
        var flight = """
            Can you fetch me?
            To: Harbour
            05/15/2000 05:31 PM\
            """;
        assertThat(read("\n" + flight + "\n").own()).isEqualTo(flight);
    }

    @Test
    void aGreetingEndsWhereTheLetterBegins() {
        var promise = read("\nHi Ann, I'll send you the survey on Friday.\n");
        assertThat(promise.greeting()).isEqualTo("Hi Ann,");
        assertThat(promise.acts()).extracting(Act::kind).contains(ActKind.PROMISE);
        assertThat(read("\nHallo Ann, schön war's.\n").greeting()).isEqualTo("Hallo Ann,");
        assertThat(read("\nHi Ann - will do.\n").greeting()).isEqualTo("Hi Ann -");
        assertThat(read("\nDear Ann, dear Bob,\n\nYes.\n").greeting()).isEqualTo("Dear Ann, dear Bob,");
        assertThat(read("\nHello Ann, Bob and all the others,\n\nYes.\n").greeting())
                .isEqualTo("Hello Ann, Bob and all the others,");
    }

    @Test
    void whoWritesThatNoAnswerIsNeededAsksForNone() {
        assertThat(read("\nDid you see the boat? No need to reply.\n").acts()).isEmpty();
        assertThat(read("\nHast du das Boot gesehen? Eine Antwort ist nicht nötig.\n")
                        .acts())
                .isEmpty();
        assertThat(read("\nAs-tu vu les photos ? Inutile de répondre.\n").acts())
                .extracting(Act::kind)
                .doesNotContain(ActKind.QUESTION);
        assertThat(read("\nCould you come? No need to reply if you cannot.\n").acts())
                .extracting(Act::kind)
                .contains(ActKind.ASK);
        assertThat(read("\nCould you come? No need to reply to all.\n").acts())
                .extracting(Act::kind)
                .contains(ActKind.ASK);
    }

    @Test
    void anAdvertisementBelowTheNameIsSignature() {
        var mail = "From: Bob Ross <bob@example.org>\n\nHi Ann,\n\nthe minutes are in the folder.\n\n";
        var below = "Harbour Consulting, Pier 4\nHave you seen our new catalogue? Would you like a free consultation? "
                + "Call us on 0123 456 789.\n";
        assertThat(read(mail + "Bob Ross\n" + below).own()).endsWith("in the folder.");
        assertThat(read(mail + "Bob\n" + below).own()).contains("catalogue");
    }

    @Test
    void anOutOfOfficeNoteNamesTheDayOfReturn() {
        var away = "Date: Mon, 10 Aug 2026 09:00:00 +0200\nAuto-Submitted: auto-replied\nSubject: Away\n\n";
        for (var text : new String[] {
            "I am away from 10 August until 24 August.",
            "I am back on 24 August.",
            "Ich bin vom 10.08. bis 24.08.2026 nicht im Haus.",
            "Ab dem 24.8. bin ich wieder da."
        }) {
            assertThat(read(away + text + "\n").acts())
                    .as(text)
                    .filteredOn(act -> act.kind() == ActKind.NEWS)
                    .extracting(Act::due)
                    .containsExactly(LocalDate.of(2026, 8, 24));
        }
        assertThat(read(away + "I have to decline all invitations.\n").acts())
                .extracting(Act::kind)
                .doesNotContain(ActKind.DECLINE);
        assertThat(read(away + "I read mail now and then.\n").acts()).isEmpty();
        assertThat(read("\nI am back on 24 August.\n").acts())
                .extracting(Act::kind)
                .doesNotContain(ActKind.NEWS);
    }

    @Test
    void aFootersQuestionIsNobodys() {
        for (var footer : new String[] {
            "Ross Ltd, registered in England.\nAny views expressed are those of the sender. Do you need to print this?",
            "Do you really need to print this e-mail, or can it stay where it is?",
            "Please think of the trees before you print this mail. Can you read it here?",
            "Müssen Sie das? Denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
            "Avez-vous pensé à l'arbre ? Réfléchissez avant d'imprimer ce message.",
            "¿Es necesario? Piense en el bosque antes de imprimir este correo.",
            "È proprio necessario? Pensa al bosco prima di stampare questa e-mail."
        }) {
            assertThat(read("\nBoth in. See you at nine.\n\n" + footer + "\n").acts())
                    .as(footer)
                    .extracting(Act::kind)
                    .doesNotContain(ActKind.QUESTION);
        }
        assertThat(read("\nHere is the poster, with the views of the harbour.\n\nCan you print this?\n")
                        .acts())
                .extracting(Act::kind)
                .contains(ActKind.QUESTION);
    }

    @Test
    void stopsWithoutAKind() {
        assertThat(read("\nMy father passed away on Sunday.").stop()).isTrue();
    }

    @Test
    void sketchesNearDuplicatesAlike() {
        var text = "\nDear friends, we invite you to our yearly dinner at the river on Saturday at seven, bring a dish";
        var other = Long.bitCount(read(text).sketch() ^ read(text + " please").sketch());
        var far = Long.bitCount(read(text).sketch()
                ^ read("\nThe compiler prints a warning for each cast that it cannot prove to be right at run time")
                        .sketch());
        assertThat(other).isLessThan(12);
        assertThat(far).isGreaterThan(18);
    }
}
