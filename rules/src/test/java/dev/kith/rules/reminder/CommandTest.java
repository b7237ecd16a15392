package dev.kith.rules.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    /// A Friday.
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T14:00:00+01:00[Europe/Berlin]");

    @Test
    void oneWordIsEnough() {
        assertThat(said("done")).contains(new Command.Done());
        assertThat(said("Rest.")).contains(new Command.Rest());
        assertThat(said("MUTE")).contains(new Command.Mute());
        assertThat(said("elsewhere")).contains(new Command.Elsewhere());
        assertThat(said("why")).contains(new Command.Why());
        assertThat(said("undo")).contains(new Command.Undo());
        assertThat(said("tag Mentor")).contains(new Command.Tag("mentor"));
        assertThat(said("met")).contains(new Command.Met(NOW.toInstant()));
        assertThat(said("search anna pilot 2025")).contains(new Command.Search("anna pilot 2025"));
        assertThat(said("later")).contains(new Command.Later(Instant.parse("2026-11-27T13:00:00Z")));
    }

    /// A reminder asks for an answer of one word, and the words that it shows are those of its links.
    @ParameterizedTest
    @CsvSource({"en, let rest", "en, draft it", "de, später", "de, ruhen"})
    void whatALinkIsCalledIsAnAnswerToo(String language, String shown) throws Exception {
        var words = Wording.packaged(language);
        var called = Map.of(
                "done", new Command.Done(),
                "rest", new Command.Rest(),
                "mute", new Command.Mute(),
                "draft", new Command.Draft(),
                "later", new Command.Later(Instant.parse("2026-11-27T13:00:00Z")));
        called.forEach(
                (link, command) -> assertThat(said(words.word(link))).as(link).contains(command));
        assertThat(said(shown)).isPresent();
        assertThat(said(shown + " dear Anna")).isEmpty();
    }

    @Test
    void aWordWithATimeIsUnderstoodInBothLanguages() {
        assertThat(said("Später 2w")).contains(new Command.Later(Instant.parse("2026-12-04T13:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "later 2w, 2026-12-04T13:00:00Z",
        "later 3 days, 2026-11-23T13:00:00Z",
        "snooze 1h, 2026-11-20T14:00:00Z",
        "later 1m, 2026-12-20T13:00:00Z",
        "later friday, 2026-11-27T07:30:00Z",
        "later tomorrow, 2026-11-21T07:30:00Z",
        "later 2027-06-15, 2027-06-15T06:30:00Z",
    })
    void laterNamesATime(String line, Instant until) {
        assertThat(said(line)).contains(new Command.Later(until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "done with the survey, thank you",
                "later than I thought",
                "later 2020-01-01",
                "later 0d",
                "later 9y",
                "rest well",
                "tag two words",
                "tag ../x",
                "met 2030-01-01",
                "search",
                "Hi Anna,",
                ""
            })
    void anythingElseIsNoCommand(String line) {
        assertThat(said(line)).isEmpty();
    }

    @Test
    void aReplyIsReadAboveItsQuoteAndSignature() {
        assertThat(Command.of(
                        "Re: Anna Berg: no answer for 9 days",
                        "Done\n\nOn Fri, 20 Nov 2026, Kith wrote:\n> Anna Berg has not\n> later\n",
                        NOW))
                .contains(new Command.Done());
        assertThat(Command.of("AW: Anna Berg", "later 2w\n-- \nAlice\n", NOW)).isPresent();
        assertThat(Command.of("Re: x", "mute\n\nSent from my phone", NOW)).contains(new Command.Mute());
    }

    @Test
    void aReplyMeantForThePersonIsNoCommand() {
        assertThat(Command.of("Re: Anna Berg", "Done\nDear Anna, here is the survey.", NOW))
                .isEmpty();
        assertThat(Command.of("Re: done", "> quoted only", NOW)).isEmpty();
        assertThat(Command.of("done", "Hi Anna,\nit is finished.", NOW)).isEmpty();
    }

    @Test
    void aPrefilledMailSaysItInTheSubject() {
        assertThat(Command.of("later 1w", "\n\n-- \nAlice", NOW)).isPresent();
        assertThat(Command.of("search pilot", "", NOW)).contains(new Command.Search("pilot"));
    }

    @ParameterizedTest
    @CsvSource({
        "3d, true",
        "2w, true",
        "1h, true",
        "friday, true",
        "kith, false",
        "anna, false",
        "0d, false",
        "2x, false"
    })
    void aLocalPartMayNameATime(String localPart, boolean is) {
        assertThat(When.parse(localPart, NOW).isPresent()).isEqualTo(is);
    }

    private static Optional<Command> said(String line) {
        return Command.line(line, NOW);
    }
}
