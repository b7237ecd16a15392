package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.yaml.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    @Test
    void theShippedBookIsValid() {
        assertThat(RuleBook.shipped().rules()).extracting(Rule::id).contains("mine-unanswered", "tie-quiet");
    }

    @Test
    void everyMistakeAtOnceWithItsPlaceAndTheNearestWord() {
        var text = RuleBook.shippedText()
                .replace("per_day: 3 ", "per_dya: 3 ")
                .replaceFirst("two_way: true", "two_wya: true")
                .replaceFirst("priority: unanswered", "priority: unaswered")
                .replaceFirst("within: 60d", "within: 60 days");

        assertThat(mistakes(text))
                .hasSize(4)
                .extracting(Mistake::toString)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("rules.yaml:9:3: \"per_dya\" is not known here")
                        .endsWith("Did you mean \"per_day\"?"))
                .anySatisfy(line -> assertThat(line).contains("\"two_wya\"").contains("Did you mean \"two_way\"?"))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"unaswered\" is not known here; expected one of unanswered, owed")
                        .endsWith("Did you mean \"unanswered\"?"))
                .anySatisfy(line -> assertThat(line).contains("\"60 days\" does not fit; expected a length of time"));
    }

    @Test
    void whatIsNoYamlIsSaidInOneLine() {
        assertThat(mistakes("version: [1")).hasSize(1);
        assertThat(mistakes("")).extracting(Mistake::what).containsExactly("The file is empty.");
    }

    private static List<Mistake> mistakes(String text) {
        return switch (RuleBook.read("rules.yaml", text)) {
            case RuleBook.Loaded.Good _ -> List.of();
            case RuleBook.Loaded.Bad(var mistakes) -> mistakes;
        };
    }
}
