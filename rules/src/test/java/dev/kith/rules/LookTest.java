package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Coverage;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `why` shows of a rule.
class LookTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final Diary diary =
            new Diary(START, ZoneOffset.UTC).mail("d0 in bo human", "d0T11:00 out bo human", "d3 out bo question");

    @Test
    void aRuleThatWillHoldSaysFromWhenOn() {
        assertThat(look(4).due()).isEqualTo(Instant.parse("2026-01-13T10:00:00Z"));
    }

    @Test
    void aDayThatHasPassedIsNoDayOnWhichItWouldFire() {
        assertThat(look(12).finding()).isNotNull();
        assertThat(look(12).due()).isNull();
        // older than the rule looks back
        assertThat(look(70).finding()).isNull();
        assertThat(look(70).due()).isNull();
    }

    @Test
    void mailFromTheFutureIsSaidInWords() {
        assertThat(look(12).inputs()).extracting(Look.Input::name).doesNotContain("dated");

        diary.mail("d5000 in bo");
        assertThat(look(12).inputs())
                .contains(new Look.Input(
                        "dated",
                        "1 mail is dated after the moment judged, 2039-09-14: it does not count before then",
                        true));
        assertThat(look(12).finding()).as("and answers nothing yet").isNotNull();

        diary.mail("d5001 in bo");
        assertThat(look(12).inputs())
                .contains(new Look.Input(
                        "dated",
                        "2 mails are dated after the moment judged, up to 2039-09-15: none of them counts before its"
                                + " own date",
                        true));
    }

    @Test
    void whereOnlyOneHasWrittenItSaysWhatWouldCount() {
        diary.mail("d3 out kim question people:2", "d3 out eva question");

        assertThat(look(12, "kim").inputs())
                .contains(new Look.Input(
                        "unanswered",
                        "only one of you has ever written, and no letter to one person alone waits for an answer",
                        false));
        assertThat(look(12, "eva").inputs())
                .filteredOn(input -> input.name().equals("unanswered"))
                .singleElement()
                .satisfies(input -> assertThat(input.value()).contains("they have never written to you"));
    }

    private Look look(int day) {
        return look(day, "bo");
    }

    private Look look(int day, String whom) {
        var book = RuleBook.shipped().only(List.of("mine-unanswered"));
        var judge = new Judge(
                book,
                diary.histories(),
                Said.NOTHING,
                new Coverage(Map.of("", Instant.EPOCH)),
                START.plus(Duration.ofDays(day)),
                ZoneOffset.UTC);
        return judge.why(diary.history(whom)).getFirst();
    }
}
