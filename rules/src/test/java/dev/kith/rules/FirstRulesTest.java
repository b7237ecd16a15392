package dev.kith.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.reminder.Reminder;
import dev.kith.rules.reminder.ReminderKind;
import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The two rules that Kith began with, like life. Day 0 is Monday, 2026-01-05, 10:00 UTC.
class FirstRulesTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final Diary diary = new Diary(START, ZoneOffset.UTC);
    private final RuleBook book = RuleBook.shipped().only(List.of("mine-unanswered", "tie-quiet", "tie-cadence"));

    @Test
    void myQuestionIsOpenAfterThreeWorkingDaysAndNotSooner() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question thread:pilot");

        // d3 is a Thursday: Friday, Monday and Tuesday are three working days
        assertThat(on("d7T10:00")).isEmpty();
        assertThat(on("d8T09:59")).isEmpty();
        assertThat(on("d8T10:01")).containsExactly("mine-unanswered/bo");
    }

    @Test
    void anAnswerClosesIt() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question", "d9 in bo");

        assertThat(on("d8T12:00")).containsExactly("mine-unanswered/bo");
        assertThat(on("d9T10:01")).isEmpty();
    }

    @Test
    void anAutomaticAnswerClosesNothing() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question", "d4 in bo auto");

        // they are away: not now, but not answered either
        assertThat(on("d8T12:00")).isEmpty();
        assertThat(on("d19")).containsExactly("mine-unanswered/bo");
    }

    @Test
    void mailFromTheFutureIsNotThereYet() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question", "d5000 in bo");

        assertThat(on("d9")).containsExactly("mine-unanswered/bo");
    }

    @Test
    void aSlowReplierIsGivenTheirOwnTime() {
        for (var month = 0; month < 12; month++) {
            diary.mail(
                    "d" + month * 30 + " out bo question thread:t" + month,
                    "d" + (month * 30 + 14) + " in bo thread:t" + month);
        }
        diary.mail("d400 out bo question thread:last");

        assertThat(on("d408")).isEmpty();
        assertThat(on("d430")).contains("mine-unanswered/bo");
    }

    @Test
    void noThirdNudge() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question", "d10 out bo question");
        assertThat(on("d20")).containsExactly("mine-unanswered/bo");

        diary.mail("d21 out bo question");
        assertThat(on("d40")).isEmpty();
    }

    @Test
    void aFirstLetterIsRaisedAndSaysThatTheyNeverWrote() {
        diary.mail("d0 in bo", "d0T11:00 out bo", "d3 out bo question", "d3 out kim question");

        assertThat(findings("d8T12:00", Said.NOTHING))
                .extracting(Finding::why)
                .satisfiesExactly(
                        why -> assertThat(why).contains("; nine of ten of their answers come within"),
                        why -> assertThat(why)
                                .contains("; they have never written to you, and nine of ten answers that you get come"
                                        + " within"));
    }

    @Test
    void whoeverLetTheSecondLetterGoAsWellHasAnswered() {
        diary.mail("d3 out kim question", "d10 out kim question");

        assertThat(on("d9")).containsExactly("mine-unanswered/kim");
        assertThat(on("d20")).isEmpty();
    }

    @Test
    void whatWentRoundInTheSameWordsIsNoLetterThoughNobodyAnswered() {
        diary.mail("d3 out kim question sketch:ff00ff00", "d9 out eva question sketch:ff00ff01");
        assertThat(on("d20")).isEmpty();

        // a month later it is another letter
        diary.mail("d40 out max question sketch:ff00ff00");
        assertThat(on("d47")).containsExactly("mine-unanswered/max");
    }

    @Test
    void aLongTieThatIsQuietWithSomethingLeftOpen() {
        for (var week = 0; week < 39; week++) {
            diary.mail("d" + week * 7 + " in bo thread:t" + week, "d" + (week * 7 + 1) + " out bo thread:t" + week);
        }
        diary.mail("d273 out bo promise");

        assertThat(on("d290")).isEmpty();
        assertThat(on("d350")).containsExactly("tie-quiet/bo");
    }

    @Test
    void aCadenceIsKeptToTheDay() {
        diary.mail("d0 in bo", "d0T11:00 out bo");
        var said = new Said(List.of(new Utterance("bo@example.org", new Word.Tag("mentor", true), START, "command")));

        assertThat(on("d90", said)).isEmpty();
        assertThat(on("d92", said)).containsExactly("tie-cadence/bo");
    }

    @Test
    void whereOnlyAGiveCountsNoSilenceIsClaimed() {
        diary.mail("d0 in bo", "d0T11:00 out bo give", "d40 in bo", "d41 out bo");
        var said = new Said(List.of(new Utterance("bo@example.org", new Word.Tag("peer", true), START, "command")));

        var found = findings("d50", said);
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("tie-cadence");
            assertThat(finding.why())
                    .contains("Nothing shared by you for 50 days, while you two wrote 9 days ago; you wish to share"
                            + " something every 30 days")
                    .doesNotContain("quiet");
            var reminder = Reminder.of(
                    ReminderKind.CHECK_IN, finding, diary.histories().getFirst(), null, null);
            assertThat(reminder.kind()).isEqualTo(ReminderKind.VALUE_SHARE);
            assertThat(reminder.since()).isEqualTo(diary.at("d41"));
        });
    }

    @Test
    void listsMachinesAndStopsAreNeverRaised() {
        diary.kind("news", Kind.LIST).kind("robot", Kind.MACHINE);
        for (var name : List.of("news", "robot", "eva")) {
            diary.mail("d0 in " + name, "d0T11:00 out " + name, "d3 out " + name + " question");
        }
        diary.mail("d1 in eva stop thread:other people:2");

        assertThat(on("d20")).isEmpty();
    }

    private List<String> on(String day) {
        return on(day, Said.NOTHING);
    }

    private List<String> on(String day, Said said) {
        return findings(day, said).stream()
                .map(finding -> finding.rule() + "/" + finding.person().id())
                .toList();
    }

    private List<Finding> findings(String day, Said said) {
        var covered = new Coverage(Map.of("home", Instant.EPOCH));
        return Judge.judge(book, diary.histories(), said, covered, diary.at(day), ZoneOffset.UTC);
    }
}
