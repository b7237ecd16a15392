package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.line.DraftLine;
import dev.kith.proxy.tap.ControlDesk.Taken;
import dev.kith.proxy.tap.ControlMail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the user writes to Kith by mail, and what comes of it.
class MailDeskTest {
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");
    private static final Pattern REPLY_TO = Pattern.compile("Reply-To: Kith <(kith\\+[0-9a-f]{20}@kith\\.invalid)>");

    @TempDir
    private Path folder;

    private Household house;
    private int mails;

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder, START);
        house.unanswered();
        house.judge();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private String token() {
        var matcher = REPLY_TO.matcher(text(0));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String text(int index) {
        return new String(house.upstream.in("INBOX").get(index).octets, UTF_8);
    }

    private Taken take(String to, String subject, String body, String... people) throws Exception {
        return takeAs("<command" + ++mails + "@example.org>", to, subject, body, people);
    }

    private Taken takeAs(String id, String to, String subject, String body, String... people) throws Exception {
        house.pass(Duration.ofMinutes(1));
        var octets = ("From: alice@example.org\r\nTo: " + (people.length == 0 ? to : people[0]) + "\r\nSubject: "
                        + subject + "\r\nMessage-ID: " + id + "\r\n\r\n" + body + "\r\n")
                .getBytes(UTF_8);
        assertThat(house.mailroom.desk().knows(Household.ACCOUNT, Household.ALICE, to))
                .as(to)
                .isTrue();
        var answer = new CompletableFuture<Taken>();
        house.mailroom
                .desk()
                .take(
                        new ControlMail(
                                Household.ACCOUNT, Household.ALICE, List.of(to), List.of(people), octets, false),
                        answer::complete);
        var taken = answer.get();
        house.judge();
        return taken;
    }

    @ParameterizedTest
    @CsvSource({
        "done,''",
        "later 2w,''",
        "rest,''",
        "mute,''",
        "elsewhere,''",
        "met,''",
        "Re: Anna,done",
        "Re: Anna,Later friday.",
        "AW: Anna,mute"
    })
    void aWordToTheRemindersAddressEndsIt(String subject, String body) throws Exception {
        assertThat(take(token(), subject, body)).isEqualTo(Taken.STORED);
        assertThat(house.upstream.in("INBOX")).isEmpty();
    }

    @Test
    void undoBringsNothingBackThatWasNotSaid() throws Exception {
        var token = token();
        take(token, "mute", "");
        assertThat(take(token, "undo", "")).isEqualTo(Taken.STORED);
        assertThat(house.holdings.ledger().utterances(Household.ANNA)).isEmpty();
    }

    @Test
    void anAddressStaysGoodWhenItsReminderIsOver() throws Exception {
        var token = token();
        take(token, "done", "");
        assertThat(take(token, "tag mentor", "")).isEqualTo(Taken.STORED);
        assertThat(house.holdings.ledger().utterances(Household.ANNA)).hasSize(2);
    }

    @Test
    void nobodyElsesAddressIsKnown() {
        var desk = house.mailroom.desk();
        for (var stranger : List.of(
                "kith+0123456789abcdef0123@kith.invalid", "anna@kith.invalid", "0d@kith.invalid", "@kith.invalid")) {
            assertThat(desk.knows(Household.ACCOUNT, Household.ALICE, stranger))
                    .as(stranger)
                    .isFalse();
        }
        assertThat(desk.knows("another", Household.ALICE, token())).isFalse();
    }

    @Test
    void whyIsAnsweredByMail() throws Exception {
        assertThat(take(token(), "Re: Anna", "why")).isEqualTo(Taken.STORED);
        assertThat(house.upstream.in("INBOX")).hasSize(2);
        assertThat(text(1)).contains("X-Kith: note", "mine-unanswered: holds.", "Subject: anna: what the rules say");
    }

    @Test
    void aSearchIsAnsweredByMail() throws Exception {
        assertThat(take("kith@kith.invalid", "search pilot", "")).isEqualTo(Taken.STORED);
        assertThat(text(1)).contains("Subject: Search: pilot", "pilot went well", "mid:m1@example.org");
        assertThat(take("kith@kith.invalid", "search zeppelin", "")).isEqualTo(Taken.STORED);
        assertThat(text(2)).contains("Nothing found for: zeppelin.");
    }

    @ParameterizedTest
    @CsvSource({"draft,''", "Re: Anna,Draft."})
    void aDraftStandsInTheDraftsOnce(String subject, String body) throws Exception {
        assertThat(take(token(), subject, body)).isEqualTo(Taken.STORED);
        assertThat(take(token(), subject, body)).isEqualTo(Taken.STORED);
        var drafts = house.upstream.in("Drafts");
        assertThat(drafts).hasSize(1);
        assertThat(new String(drafts.getFirst().octets, UTF_8).replace("\r\n", "\n"))
                .startsWith("From: Alice <alice@example.org>\nTo: anna@example.net\nSubject: Re: Survey\n")
                .contains("Dear Anna,\n\nOn 8 November I wrote:\n> could you send me the list of the schools")
                .contains("I am coming back to my mail of 8 November.")
                .contains("\nIn-Reply-To: <m" + house.mails() + "@example.org>\n")
                .doesNotContainIgnoringCase("kith");
        assertThat(house.upstream.in("INBOX")).as("it settles nothing").hasSize(1);
        assertThat(house.holdings.ledger().deliveries().all())
                .as("and is no reminder")
                .hasSize(1);
    }

    @Test
    void aDraftWhoseAppendWasNotAnsweredIsLookedForBeforeItIsSentAgain() throws Exception {
        house.upstream.answerLost = true;
        take(token(), "draft", "");
        house.upstream.answerLost = false;
        for (var minute = 0; minute < 30; minute++) {
            house.pass(Duration.ofMinutes(1));
            house.settle();
        }
        assertThat(house.upstream.in("Drafts")).hasSize(1);
        house.upstream.in("Drafts").getFirst().mailbox = "Sent";
        take(token(), "draft", "");
        assertThat(house.upstream.in("Drafts")).as("sent meanwhile").isEmpty();
    }

    @Test
    void whereThereIsNoFolderForDraftsTheWordsComeByMail() throws Exception {
        house.upstream.drafts = "";
        assertThat(take(token(), "draft", "")).isEqualTo(Taken.STORED);
        assertThat(text(1).replace("\r\n", "\n"))
                .contains("Subject: Your draft", "no folder for drafts", "Dear Anna,", "mailto:anna@example.net");
    }

    @Test
    void aDraftThatCannotBePutThereNowStaysWithTheClient() throws Exception {
        house.noLogin = Set.of(Household.ACCOUNT);
        assertThat(take(token(), "draft", "")).isEqualTo(Taken.REFUSED);
    }

    @Test
    void thePageShowsTheBeginningsAndPutsTheUsersOwnWordsIntoTheDrafts() throws Exception {
        var shown = begun(null);
        assertThat(shown.text()).contains("Dear Anna,", "I am coming back to my mail of 8 November.");
        assertThat(house.upstream.in("Drafts")).isEmpty();

        var put = begun("Dear Anna, how are the schools?");
        begun("Dear Anna, how are the schools?");
        house.settle();
        assertThat(put.said()).contains("in the drafts of your account work");
        assertThat(house.upstream.in("Drafts")).hasSize(1);
        assertThat(new String(house.upstream.in("Drafts").getFirst().octets, UTF_8))
                .endsWith("\r\n\r\nDear Anna, how are the schools?\r\n");

        house.upstream.drafts = "";
        assertThat(begun("Dear Anna, again.").said()).contains("no folder for drafts");
    }

    private DraftLine begun(@Nullable String text) throws Exception {
        var answer = new Gathered<>(DraftLine.class);
        house.desk.answer(new Ask.Draft(Household.ANNA, "", text), answer);
        return answer.lines().getFirst();
    }

    @Test
    void aQuestionThatIsSentTwiceIsAnsweredOnce() throws Exception {
        takeAs("<q@example.org>", "kith@kith.invalid", "search pilot", "");
        takeAs("<q@example.org>", "kith@kith.invalid", "search pilot", "");
        assertThat(house.upstream.in("INBOX")).hasSize(2);
    }

    @Test
    void whatIsNoCommandComesBackWithAWayToSendIt() throws Exception {
        assertThat(take(token(), "Re: Anna", "Dear Anna,\r\n\r\nshall we meet on Monday?"))
                .isEqualTo(Taken.STORED);
        var unfolded = text(1).replace("\r\n", "\n");
        assertThat(unfolded)
                .contains("This went to Kith and not to anna,", "shall we meet on Monday?")
                .contains("mailto:anna@example.net?subject=Re:%20Survey&amp;body=Dear%20Anna");
    }

    @Test
    void whatCannotComeBackStaysWithTheClient() throws Exception {
        house.noLogin = Set.of(Household.ACCOUNT);
        assertThat(take(token(), "Re: Anna", "shall we meet on Monday, or would Tuesday suit you?"))
                .isEqualTo(Taken.REFUSED);
        assertThat(take("kith@kith.invalid", "search pilot", "")).isEqualTo(Taken.REFUSED);
    }

    @Test
    void anAnswerIsNoReminder() throws Exception {
        take("kith@kith.invalid", "search pilot", "");
        house.pass(Duration.ofDays(2));
        house.judge();
        assertThat(house.holdings.ledger().deliveries().all()).hasSize(1);
        assertThat(house.upstream.in("INBOX")).hasSize(2);
    }

    // ---- remind me if nobody answers

    @ParameterizedTest
    @ValueSource(strings = {"3d", "friday", "2w", "1h", "2026-12-01"})
    void itComesBackThenAndNotBefore(String time) throws Exception {
        var before = house.upstream.appends;
        assertThat(takeAs("<w@example.org>", time + "@kith.invalid", "The survey", "Could you look?", "bo@example.com"))
                .isEqualTo(Taken.STORED);
        assertThat(house.upstream.appends).isEqualTo(before);
        house.pass(Duration.ofDays(15));
        house.judge();
        var back = house.upstream.stored.getLast();
        assertThat(new String(back.octets, UTF_8))
                .contains("Subject: bo: no answer yet, as you asked", "Could you look?");
        house.pass(Duration.ofHours(1));
        house.judge();
        assertThat(house.upstream.stored.stream().filter(m -> m.messageId.equals(back.messageId)))
                .hasSize(1);
    }

    @Test
    void anAnswerCancelsItSilently() throws Exception {
        takeAs("<w@example.org>", "3d@kith.invalid", "The survey", "Could you look?", "bo@example.com");
        var before = house.upstream.appends;
        house.mail(
                "bo@example.com", Household.ALICE, Duration.ZERO, "Yes, tomorrow.", "In-Reply-To: <w@example.org>\r\n");
        house.pass(Duration.ofDays(4));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(before);
    }

    @Test
    void anAnswerTakesItOutOfTheInboxToo() throws Exception {
        takeAs("<w@example.org>", "1h@kith.invalid", "The survey", "Could you look?", "bo@example.com");
        house.pass(Duration.ofHours(2));
        house.judge();
        var back = house.upstream.stored.getLast();
        house.pass(Duration.ofHours(1));
        house.mail(
                "bo@example.com", Household.ALICE, Duration.ZERO, "Yes, tomorrow.", "In-Reply-To: <w@example.org>\r\n");
        house.judge();
        assertThat(house.upstream.stored).doesNotContain(back);
    }

    @Test
    void anOutOfOfficeNoteIsNoAnswer() throws Exception {
        takeAs("<w@example.org>", "1h@kith.invalid", "The survey", "Could you look?", "bo@example.com");
        house.mail(
                "bo@example.com",
                Household.ALICE,
                Duration.ZERO,
                "I am away until Monday.",
                "In-Reply-To: <w@example.org>\r\nAuto-Submitted: auto-replied\r\n");
        var before = house.upstream.appends;
        house.pass(Duration.ofHours(2));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(before + 1);
    }

    @Test
    void laterAsksForTheSameMailAgain() throws Exception {
        takeAs("<w@example.org>", "1h@kith.invalid", "The survey", "Could you look?", "bo@example.com");
        house.pass(Duration.ofHours(2));
        house.judge();
        var matcher = REPLY_TO.matcher(new String(house.upstream.stored.getLast().octets, UTF_8));
        assertThat(matcher.find()).isTrue();
        var before = house.upstream.appends;
        take(matcher.group(1), "later 1d", "");
        house.pass(Duration.ofHours(20));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(before);
        house.pass(Duration.ofHours(5));
        house.judge();
        assertThat(house.upstream.appends).isEqualTo(before + 1);
    }

    @Test
    void aTimeWithoutAnybodyElseComesBackAsNoCommand() throws Exception {
        take("3d@kith.invalid", "Buy bread", "Rye.");
        assertThat(text(1)).contains("This went to Kith and to nobody else");
    }
}
