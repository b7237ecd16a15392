package dev.kith.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked for a word or a paper, and what may be done, or need not be, without one.
class ComesBackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could you make us an offer for the bathroom?",
                "Please send me the form.",
                "Please tell me when the boat is dry and I come round.",
                "Please advise whether the flat is still to let.",
                "Please provide the lease in writing.",
                "Let me know if you can make the 14th.",
                "Let me know if Tuesday suits you.",
                "Bitte schicken Sie mir ein Angebot.",
                "Ich bitte um Rückmeldung bis Freitag.",
                "Merci de nous envoyer un devis.",
                "Est-il possible de réserver deux places ?"
            })
    void thisComesBack(String sentence) {
        assertThat(ComesBack.asked(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please tell Bob that I cannot come.",
                "Please water the roses for me.",
                "Please put the chairs back on Sunday.",
                "Please remind Carol that the shed stays locked.",
                "Let me know if he hasn't called by noon.",
                "Let me know if you want to see the photos first.",
                "Let me know if I can carry anything.",
                "If there's any trouble with the key, please tell me.",
                "Bitte richten Sie Herrn Carter meine Grüße aus."
            })
    void thisNeedNot(String sentence) {
        assertThat(ComesBack.asked(sentence)).isFalse();
    }
}
