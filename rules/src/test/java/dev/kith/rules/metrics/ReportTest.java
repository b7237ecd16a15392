package dev.kith.rules.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.rules.delivery.Told;
import dev.kith.rules.proof.Diary;
import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The report on lives whose truth is known. Day 0 is 2020-01-06.
class ReportTest {
    private static final Instant START = Instant.parse("2020-01-06T10:00:00Z");

    private final Diary diary = new Diary(START, ZoneOffset.UTC);
    private final List<Told> told = new ArrayList<>();
    private final List<Told> leftOut = new ArrayList<>();
    private Said said = Said.NOTHING;

    /// Row 75: 30 of 40 told were answered, 10 of 40 left out.
    @Test
    void followUpsAgainstThoseThatFoundNoRoom() {
        for (var i = 0; i < 80; i++) {
            var name = "p" + i;
            diary.mail("d0 in " + name, "d1 out " + name);
            (i < 40 ? told : leftOut).add(new Told("mine-unanswered", name, "e", day(10), false));
            if (i < 30 || i >= 70) {
                diary.mail("d15 in " + name);
            }
        }

        assertThat(lines("follow-up conversion", day(100))).singleElement().satisfies(line -> {
            assertThat(line.group()).isEqualTo("mine-unanswered");
            assertThat(line.value()).isEqualTo(0.5);
            assertThat(line.low()).isBetween(0.25, 0.32);
            assertThat(line.high()).isBetween(0.62, 0.70);
            assertThat(line.words()).contains("after 75 % of the reminders").contains("after 25 %");
        });
        assertThat(Report.figures(diary.histories(), told, leftOut, said, day(100), ZoneOffset.UTC)
                        .followUps())
                .singleElement()
                .satisfies(one -> {
                    // Wilson's interval of 30 in 40 and of 10 in 40
                    assertThat(one.told()).isEqualTo(new FollowUp.Share(0.75, 0.598, 0.858));
                    assertThat(one.leftOut()).isEqualTo(new FollowUp.Share(0.25, 0.142, 0.402));
                });
    }

    @Test
    void aHandfulIsNotEnoughYetAndLastWeeksAreNotCounted() {
        diary.mail("d0 in bo", "d1 out bo", "d12 in bo");
        told.add(new Told("mine-unanswered", "bo", "e", day(10), false));
        said = new Said(List.of(new Utterance("bo@example.org", new Word.Tag("mentor", true), START, "test")));

        assertThat(lines("follow-up conversion", day(20))).isEmpty();
        assertThat(lines("follow-up conversion", day(100)))
                .extracting(Metric::words)
                .containsExactly(
                        "follow-up conversion, mine-unanswered: not enough yet.",
                        "follow-up conversion, tag mentor: not enough yet.");
    }

    /// Row 76: the median of 1 to 21 days is 11.
    @Test
    void daysToTheFirstHelpInBothDirections() {
        for (var i = 1; i <= 21; i++) {
            diary.mail("d0 in p" + i, "d" + i + " out p" + i + " give", "d" + 2 * i + " in p" + i + " file");
        }

        assertThat(lines("time to first help", day(100)))
                .extracting(Metric::value)
                .containsExactly(11.0, 22.0);
    }

    /// Row 77: by hand. Four lives: 6 days ended, 6 days ended, 10 going on, 15 ended.
    @Test
    void kaplanAndMeierByHand() {
        var curve = Longevity.curve(List.of(
                new Longevity.Life(6, true),
                new Longevity.Life(15, true),
                new Longevity.Life(10, false),
                new Longevity.Life(6, true)));

        assertThat(curve.at(5)).isEqualTo(1);
        assertThat(curve.at(6)).isEqualTo(0.5);
        assertThat(curve.at(14)).isEqualTo(0.5);
        assertThat(curve.at(15)).isZero();
        assertThat(curve.median()).isEqualTo(6.0);
        assertThat(Longevity.curve(List.of(new Longevity.Life(6, false))).median())
                .isNull();
    }

    /// The remission times of Freireich et al. (1963), group with 6-MP, as in every textbook: 0.857 after 6 weeks,
    /// 0.448 after 23.
    @Test
    void kaplanAndMeierAsInTheTextbooks() {
        var lives = new ArrayList<Longevity.Life>();
        List.of(6, 6, 6, 7, 10, 13, 16, 22, 23).forEach(t -> lives.add(new Longevity.Life(t, true)));
        List.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35).forEach(t -> lives.add(new Longevity.Life(t, false)));
        var curve = Longevity.curve(lives);

        assertThat(curve.steps()).hasSize(8);
        assertThat(curve.steps().get(1).days()).isEqualTo(6);
        assertThat(curve.steps().get(1).share()).isCloseTo(0.857, within(0.0005));
        assertThat(curve.steps().get(4).share()).isCloseTo(0.690, within(0.0005));
        assertThat(curve.steps().getLast().share()).isCloseTo(0.448, within(0.0005));
        assertThat(curve.steps().getLast().observed()).isEqualTo(6);
        assertThat(curve.days()).isEqualTo(35);
        assertThat(curve.enough()).isTrue();
        assertThat(Longevity.curve(lives.subList(0, 9)).enough()).isFalse();
    }

    /// Gaps of 10 days, and of 60: eight of the latter are more than a year.
    @Test
    void aTieEndsWithASilenceOfAYearThatIsLongForTheTwo() {
        diary.mail("d0 in often", "d10 out often", "d20 in often");
        diary.mail("d0 in seldom", "d60 out seldom", "d120 in seldom");
        diary.mail("d0 in oneway", "d10 in oneway", "d20 in oneway");
        var curve = Longevity.of(diary.histories(), day(120 + 400));

        assertThat(curve.ties()).isEqualTo(2);
        assertThat(curve.steps()).extracting(Longevity.Step::days).containsExactly(0.0, 20.0);
        assertThat(curve.days()).isEqualTo(520);
    }

    @Test
    void tiesThatEndAndTiesThatGoOn() {
        for (var i = 0; i < 40; i++) {
            diary.mail("d0 in p" + i, "d5 out p" + i, "d10 in p" + i);
            if (i < 10) {
                diary.mail("d400 out p" + i, "d800 in p" + i, "d1200 out p" + i);
            }
        }

        assertThat(lines("longevity", day(1_300)).getFirst()).satisfies(line -> {
            assertThat(line.group()).isEqualTo("1 year");
            assertThat(line.value()).isEqualTo(0.25);
        });
    }

    @Test
    void wilsonAndNewcombeAsPublished() {
        // Newcombe 1998: 56/70 against 48/80: 0.2, 0.0524 to 0.3339
        var interval = Shares.difference(56, 70, 48, 80);

        assertThat(interval[0]).isCloseTo(0.0524, within(5e-4));
        assertThat(interval[1]).isCloseTo(0.3339, within(5e-4));
    }

    @Test
    void addressesThatTellOfNoCountryAreNoCountry() {
        for (var i = 0; i < 30; i++) {
            diary.mail("d0 in p" + i, "d5 out p" + i, "d10 in p" + i);
        }

        assertThat(lines("spread", day(100))).extracting(Metric::group).containsExactly("domain example.org");
    }

    /// Row 78.
    @Test
    void noTotals() {
        for (var i = 0; i < 60; i++) {
            diary.mail("d0 in p" + i, "d5 out p" + i + " give", "d10 in p" + i, "d" + (20 + i) + " out p" + i);
        }

        assertThat(Report.of(diary.histories(), told, leftOut, said, day(100), ZoneOffset.UTC))
                .isNotEmpty()
                .extracting(Metric::words)
                .allSatisfy(words -> assertThat(words).doesNotContain("60 ").doesNotContain("240"));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private List<Metric> lines(String metric, Instant now) {
        return Report.of(diary.histories(), told, leftOut, said, now, ZoneOffset.UTC).stream()
                .filter(line -> line.metric().equals(metric))
                .toList();
    }
}
