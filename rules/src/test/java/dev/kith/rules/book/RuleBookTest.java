package dev.kith.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.rules.reminder.ReminderKind;
import dev.kith.rules.yaml.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        .startsWith("rules.yaml:10:3: \"per_dya\" is not known here")
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

    @Test
    void myFileOverridesKeyByKeyAndRuleByRule() {
        var book = good("""
            budget: { per_day: 1 }
            tags:
              chess: { every: 2w }
              family: { every: 7d }
            rules:
              - id: weak-tie
                on: true
              - id: tie-quiet
                when: { human: true, silence: { over: fixed, at_least: 90d } }
              - id: my-own
                on: true
                reason: On, mine.
                when: { tag: chess, silence: { over: cadence } }
                action: { remind: check-in, delivery: digest, priority: tie, step: Propose a game. }
            """);
        var shipped = RuleBook.shipped();

        assertThat(book.budget().perDay()).isEqualTo(1);
        assertThat(book.budget().quiet()).isEqualTo(shipped.budget().quiet());
        assertThat(book.tags())
                .hasEntrySatisfying("family", tag -> assertThat(tag.every()).isEqualTo(Period.ofDays(7)));
        assertThat(book.tags()).containsKeys("chess", "mentor");
        assertThat(book.rule("weak-tie").orElseThrow().on()).isTrue();
        assertThat(book.rule("weak-tie").orElseThrow().when())
                .isEqualTo(shipped.rule("weak-tie").orElseThrow().when());
        assertThat(book.rule("tie-quiet").orElseThrow().when()).hasSize(2);
        assertThat(book.rule("my-own")).isPresent();
        assertThat(book.rules()).hasSize(shipped.rules().size() + 1);
    }

    @Test
    void mistakesInMyFileAreShownInMyFile() {
        var loaded = RuleBook.over("mine.yaml", """
            rules:
              - id: weak-tie
                on: yes
              - id: weak-tie
                on: true
              - id: tie-quite
                on: true
            """);

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        RuleBook.Loaded.Bad.class,
                        bad -> assertThat(bad.mistakes())
                                .extracting(Mistake::toString)
                                .anySatisfy(line -> assertThat(line).startsWith("mine.yaml:3:9: \"yes\" does not fit"))
                                .anySatisfy(
                                        line -> assertThat(line).startsWith("mine.yaml:4:9: This id stands here twice"))
                                .filteredOn(line -> line.contains(":6:") || line.contains(":7:"))
                                .containsExactly(
                                        "mine.yaml:6:9: \"tie-quite\" is not there to be changed, and too little"
                                                + " stands here for a new one. Did you mean \"tie-quiet\"?"));
    }

    @Test
    void aNameThatPointsNowhereIsAMistake() {
        var loaded = RuleBook.over("mine.yaml", """
            rules:
              - id: weak-tie
                when: { tag: [menter], silence: { over: cadence } }
                action: { yields_to: [tie-quite] }
            """);

        assertThat(loaded)
                .isInstanceOfSatisfying(
                        RuleBook.Loaded.Bad.class,
                        bad -> assertThat(bad.mistakes())
                                .extracting(Mistake::toString)
                                .containsExactly(
                                        "mine.yaml:4:27: Rule weak-tie yields to \"tie-quite\", which is no rule."
                                                + " Did you mean \"tie-quiet\"?",
                                        "mine.yaml:3:19: Rule weak-tie asks for the tag \"menter\", which is not under"
                                                + " tags. Did you mean \"mentee\"?"));
    }

    @Test
    void theSchemaBesideTheBookIsTrue() throws Exception {
        var file = Path.of("../config/rules.schema.json");
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(file, RuleBook.schema());
        }

        assertThat(file).content().isEqualTo(RuleBook.schema());
    }

    @Test
    void everyKindOfReminderHasItsWording() {
        assertThat(Rule.Remind.values())
                .allSatisfy(remind -> assertThat(ReminderKind.of(remind.word())).isPresent());
    }

    @Test
    void aRuleNeedsOneOccasion() {
        assertThat(mistakes(RuleBook.shippedText()
                        .replace(
                                "unanswered: { by: them, after: 3wd, within: 60d, nudges: 2, words: 150, one_way:"
                                        + " letter }",
                                "")))
                .extracting(Mistake::what)
                .containsExactly("Rule mine-unanswered needs exactly one occasion under \"when\".");
    }

    private static RuleBook good(String text) {
        return switch (RuleBook.over("mine.yaml", text)) {
            case RuleBook.Loaded.Good(var book) -> book;
            case RuleBook.Loaded.Bad(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    private static List<Mistake> mistakes(String text) {
        return switch (RuleBook.read("rules.yaml", text)) {
            case RuleBook.Loaded.Good _ -> List.of();
            case RuleBook.Loaded.Bad(var mistakes) -> mistakes;
        };
    }
}
