package dev.kith.rules.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sentences promise something that can be seen done (principle 41).
class UndertakesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll send you the survey on Friday.",
                "I\u2019ll then also write to the harbour master.",
                "I will get back to you with the figures.",
                "Sure, will fix it in the next version.",
                "Will send v2.",
                "Thanks for looking, will repost shortly",
                "Let me check and come back to you.",
                "OK, I'll check later.",
                "We will let you know our decision by Friday, 13 March.",
                "I will let you have the draft by the end of next week.",
                "You'll have my comments by Tuesday.",
                "I'll chase the office and get back to you by Friday at the latest.",
                "I'm going to see the bank on Tuesday and will let you know.",
                "I'll dig out the form and send it over tomorrow.",
                "You will hear from us by the end of the week.",
                "The quote for the roof will follow by Friday.",
                "Photos to follow tonight.",
                "I'll transfer the 90 to you by the end of the week.",
                "I'll refund you the deposit on Monday.",
                "I will pay you back on Friday.",
                "I'll reimburse you for the tickets next week.",
                "I'll drop the keys off at yours tomorrow.",
                "I'll drop off the form on Friday.",
                "I'll print the labels tonight.",
                "I'll sign it and send it over tomorrow.",
                "I will scan the receipt this evening.",
                "I'll hand in the form tomorrow.",
                "I'll put the cheque in the post on Monday.",
                "I'll reserve a table for four.",
                "I'll cancel the second room today.",
                "I'll wire the money tomorrow.",
                "I'll fill in the form and drop it off.",
                "I'll translate the letter by Friday.",
                "I'll pick up the cake for you on Saturday.",
                "I'll register you for the course.",
                "We'll transfer the deposit to you by Friday.",
                "We will refund you within two weeks.",
                "I'll check if Kim has the key." // no condition: what comes is the answer
            })
    void aDeedOfMineIsUndertaken(String sentence) {
        assertEquals("promised", word(sentence), sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We will send the survey on Friday.",
                "We will let you know.",
                "You'll get the hang of it.",
                "I'll keep my fingers crossed and let you get back to work.",
                "I'll sit down and have a coffee.",
                "You'll hear the bell.",
                "The invoice will follow.",
                "The harbour master will come on Friday.",
                "The harbour will send you a bill.",
                "I'll try to send it.",
                "I think I'll remove it.",
                "I'll have to look into this again.",
                "I will send it if the weather holds.",
                "I'll send it once the rain stops.",
                "Either Kim or I will send it.",
                "One day I'll write it down.",
                "I'll not send it.",
                "I'll send it in a minute.",
                "I will check my own clock.",
                "I'll keep you posted.",
                "I'll talk to you soon.",
                "Shall I send it?",
                "> I'll send it.",
                "I'll transfer at Crewe and be home by nine.",
                "I'll drop by some time.",
                "I'll drop the subject.",
                "I'll pick at my dinner while you read.",
                "I'll put the kettle on.",
                "I'll sign off for today.",
                "I'll sign up if you do.",
                "I'll refund you if it breaks.",
                "I won't print it.",
                "I'll pay attention.",
                "I'll hand it to you, that was clever.",
                "I'll cancel it unless you shout.",
                "I'll print it in a minute.",
                "We will refund all our customers.",
                "We'll order in.",
                "I'll register it as a compliment.",
                "I will be there."
            })
    void aPlanAWishAConditionAndAGoodByeAreNot(String sentence) {
        assertEquals("nothing", word(sentence), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'll take a look.", "Thanks, I will check that.", "Will test it."})
    void aLookIsLess(String sentence) {
        assertEquals("promised, a look", word(sentence) + ", " + (Undertakes.look(sentence) ? "a look" : "a deed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'll fix that.", "Let me check and get back to you.", "I will let you know."})
    void aDeedAndAReportAreMore(String sentence) {
        assertEquals("promised, a deed", word(sentence) + ", " + (Undertakes.look(sentence) ? "a look" : "a deed"));
    }

    private static String word(String sentence) {
        return Undertakes.told(sentence) ? "promised" : "nothing";
    }
}
