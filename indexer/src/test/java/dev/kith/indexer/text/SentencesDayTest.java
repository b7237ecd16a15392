package dev.kith.indexer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesDayTest {
    @Test
    void theDayOfAMonthEndsNoSentence() {
        assertThat(Sentences.of("Ich schicke dir die Liste am 3. Mai. Danach melde ich mich.", 10))
                .containsExactly("Ich schicke dir die Liste am 3. Mai.", "Danach melde ich mich.");
        assertThat(Sentences.of("We were 12. Then we were 3. Mail came on the day after.", 10))
                .containsExactly("We were 12.", "Then we were 3.", "Mail came on the day after.");
    }
}
