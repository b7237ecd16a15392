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
                "You'll have my comments by Tuesday.",
                "I'll chase the office and get back to you by Friday at the latest.",
                "I'm going to see the bank on Tuesday and will let you know.",
                "I'll dig out the form and send it over tomorrow.",
                "You will hear from us by the end of the week.",
                "The quote for the roof will follow by Friday.",
                "Photos to follow tonight.",
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
