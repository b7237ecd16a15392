package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.line.SaidLine;
import dev.kith.app.line.StatusLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user says about a person, or of all reminders: how it is read, told and taken back.
class SayTest extends AtTheDesk {
    @Test
    void aTimeThatIsNoneHasAnExample() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "someday"))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"someday\" is not a time such as 2w, tomorrow, friday or 2027-05-01");
    }

    /// As in an answer to a reminder.
    @ParameterizedTest
    @ValueSource(strings = {"2w", "2weeks", "2 weeks", "14d", "14 days"})
    void aTimeMayBeWrittenAsInAnAnswerByMail(String time) throws Exception {
        say("ann@one.test", "snooze", time.split(" "));
        assertThat(ask(new Ask.Undo()).toString()).contains("snooze ann@one.test until 2026-04-29");
    }

    @Test
    void whatHasBegunIsNotWaitedForAndWhatIsToComeHasNotBeen() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "2026-04-14"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("2026-04-14 has begun already");
        assertThatThrownBy(() -> say("", "pause", "2026-04-15")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> say("ann@one.test", "met", "2026-04-16"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("still to come");
        assertThatNoException().isThrownBy(() -> {
            say("ann@one.test", "snooze", "2026-04-16");
            say("ann@one.test", "snooze", "tomorrow");
            say("ann@one.test", "met", "yesterday");
            say("ann@one.test", "met", "2026-04-15");
            say("ann@one.test", "met");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01"})
    void aYearThatNobodyLivesInIsNone(String day) {
        assertThatThrownBy(() -> say("ann@one.test", "met", day))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"" + day + "\" is not a date such as 2026-05-01");
    }

    @Test
    void aWordTooManyIsNotNotedAsIfItCounted() {
        assertThatThrownBy(() -> say("ann@one.test", "snooze", "friday", "9am"))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"9am\" is a word too many");
        assertThatThrownBy(() -> say("", "pause", "2w", "please")).isInstanceOf(Refusal.class);
    }

    @Test
    void aTagThatIsWrittenLargeIsTheRuleBooks() throws Exception {
        say("ann@one.test", "tag", "Friend", "Boats");
        assertThat(person("ann@one.test").tags()).containsExactlyInAnyOrder("friend", "Boats");
        say("ann@one.test", "tag", "no-FRIEND");
        assertThat(person("ann@one.test").tags()).containsExactly("Boats");
        assertThat(ask(new Ask.Say("ann@one.test", "tag", List.of("frend"))).toString())
                .contains("Did you mean friend?");
    }

    @Test
    void anEmptyNoteTakesTheNoteAwayAndSaysSo() throws Exception {
        say("ann@one.test", "note", "likes tea");
        assertThat(ask(new Ask.Say("ann@one.test", "note", List.of(""))).toString())
                .contains("An empty note takes the note away.", "said=note ann@one.test]");
    }

    @Test
    void aPauseIsInTheStatusUntilItEnds() throws Exception {
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices()).isEmpty();
        say("", "pause");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices())
                .containsExactly("Reminders are paused; kith pause off ends it.");
        say("", "pause", "2w");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices())
                .containsExactly("Reminders are paused until 2026-04-29; kith pause off ends it.");
        say("", "pause", "off");
        assertThat(ask(new Ask.Status(), StatusLine.class).getFirst().notices()).isEmpty();
    }

    /// "taken back: elsewhere" was also said of `elsewhere off`, after which somebody is elsewhere again.
    @Test
    void whatIsTakenBackIsToldAsItWasSaid() throws Exception {
        for (var words : List.of(
                List.of("elsewhere", "off"),
                List.of("elsewhere"),
                List.of("tag", "friend"),
                List.of("tag", "no-friend"),
                List.of("cadence", "30d"),
                List.of("cadence", "none"),
                List.of("merge", "lee@two.test"),
                List.of("done"),
                List.of("note", "likes tea"))) {
            var arguments = words.subList(1, words.size());
            say("ann@one.test", words.getFirst(), arguments.toArray(String[]::new));
            var said =
                    words.getFirst() + " ann@one.test" + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
            assertThat(ask(new Ask.Undo(), SaidLine.class)).containsExactly(new SaidLine("taken back: " + said));
        }
        say("ann@one.test", "snooze", "2w");
        assertThat(ask(new Ask.Undo(), SaidLine.class))
                .containsExactly(new SaidLine("taken back: snooze ann@one.test until 2026-04-29"));
        say("", "pause", "off");
        assertThat(ask(new Ask.Undo(), SaidLine.class)).containsExactly(new SaidLine("taken back: pause off"));
    }
}
