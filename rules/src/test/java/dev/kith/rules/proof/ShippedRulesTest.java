package dev.kith.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.book.Rule;
import dev.kith.rules.book.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The unit tests that ship with the rule book, and that they cover it.
class ShippedRulesTest {
    private static final RuleBook BOOK = RuleBook.shipped();

    static Stream<RuleTester.Outcome> outcomes() throws IOException {
        var report = RuleTester.run(BOOK, "rules-test.yaml", text());
        assertThat(report.mistakes()).isEmpty();
        return report.outcomes().stream();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void comesOutAsExpected(RuleTester.Outcome outcome) {
        assertThat(outcome.wrong()).as(outcome.name()).isEmpty();
    }

    @Test
    void everyRuleIsRaisedBySomeTestAndEveryTestNamesARow() throws IOException {
        var text = text();

        assertThat(BOOK.rules())
                .extracting(Rule::id)
                .allSatisfy(id -> assertThat(text).containsPattern("[\\[ ]" + id + "/"));
        assertThat(outcomes())
                .extracting(RuleTester.Outcome::name)
                .allSatisfy(name -> assertThat(name).matches("\\d+ .*"));
    }

    @Test
    void everyRuleSaysWhichRowsItMakesReal() {
        assertThat(BOOK.rules()).allSatisfy(rule -> {
            assertThat(rule.principles()).as(rule.id()).isNotEmpty();
            assertThat(rule.reason()).as(rule.id()).matches("(?s).*\\b(On|Off)\\b.*");
        });
    }

    @Test
    void aTestThatIsWrongSaysSoWithTheDay() {
        var report = RuleTester.run(BOOK, "t.yaml", """
            tests:
              - name: "11 wrong"
                start: 2026-01-05T10:00Z
                rules: [mine-unanswered]
                mail: ["d0 in bo", "d0T11:00 out bo", "d3 out bo question"]
                expect: { d20: [] }
              - name: "11 no such rule"
                start: 2026-01-05T10:00Z
                rules: [mine-unasnwered]
                mail: ["d0 in bo"]
                expect: { d20: [] }
            """);

        assertThat(report.outcomes())
                .extracting(RuleTester.Outcome::wrong)
                .containsExactly(
                        List.of("d20: expected [], found [mine-unanswered/bo]"),
                        List.of("No rule \"mine-unasnwered\""));
    }

    private static String text() throws IOException {
        try (var in = ShippedRulesTest.class.getResourceAsStream("/dev/kith/config/rules-test.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
