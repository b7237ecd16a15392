package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.line.WhyLine;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What `kith why` prints are sentences, and none of the rule book's words for its conditions.
class WhyTextTest {
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-08-12T09:00:00Z");

    private static WhyLine rule(
            String name, boolean on, boolean fires, @Nullable OffsetDateTime due, List<WhyLine.Input> inputs) {
        return new WhyLine(
                name,
                on,
                fires,
                null,
                fires ? "Told on Monday." : null,
                due,
                inputs,
                "inactive",
                List.of(),
                "You asked.");
    }

    private static WhyLine.Input input(String name, String value, boolean holds) {
        return new WhyLine.Input(name, value, holds);
    }

    @Test
    void eachRuleThatIsOnSaysWhatDecided() {
        var human = input("human", "human", true);
        var open = input("open", "yes", true);
        var both = input("two_way", "yes", true);
        assertThat(WhyText.lines(List.of(
                        rule(
                                "mine",
                                true,
                                false,
                                null,
                                List.of(human, open, both, input("unanswered", "nothing open", false))),
                        rule(
                                "theirs",
                                true,
                                true,
                                DAY,
                                List.of(human, open, both, input("unanswered", "they asked", true))),
                        rule("later", true, false, DAY, List.of(human, open, input("balance", "0.43", true))),
                        rule(
                                "off",
                                false,
                                true,
                                DAY,
                                List.of(human, open, input("silence", "quiet for 90 days now", true))),
                        rule("quiet", false, false, null, List.of(human, open, input("tag", "none", false))))))
                .containsExactly(
                        "mine: You asked.",
                        "    not so: no question or request waits",
                        "theirs: You asked.",
                        "    this is so, and what comes of it: Told on Monday.",
                        "    - both of you have written",
                        "    - they asked",
                        "later: You asked.",
                        "    this will be so on 2026-08-12 if nothing happens before",
                        "    - the one who writes less wrote 43 % of the mails",
                        "off: You asked.",
                        "    found, and not told: this rule is switched off",
                        "    - quiet for 90 days now",
                        "Switched off, and with nothing to say now: quiet.");
    }

    @Test
    void ofAListOneSentenceIsEnough() {
        var list = rule("mine", true, false, null, List.of(input("human", "list", false), input("open", "yes", true)));
        assertThat(WhyText.lines(List.of(list, list)))
                .containsExactly("Kith raises nothing here: this is a mailing list, and no person.");
    }

    @Test
    void ofWhatClosedATieNoKindIsNamed() {
        var closed =
                rule("mine", true, false, null, List.of(input("human", "human", true), input("open", "no", false)));
        assertThat(WhyText.lines(List.of(closed)))
                .singleElement()
                .asString()
                .startsWith("Kith raises nothing here: they said no or are away");
    }
}
