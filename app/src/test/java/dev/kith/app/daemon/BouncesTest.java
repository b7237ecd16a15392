package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.app.outbox.ScriptedUpstream;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import dev.kith.rules.ledger.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command sent past Kith comes back from the provider.
class BouncesTest {
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");
    private static final String BOUNCE = "<bounce.1@mail.example.org>";

    @TempDir
    private Path folder;

    private Household house;
    private String control = "";

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder, START);
        house.unanswered();
        house.judge();
        var matcher = Pattern.compile("Reply-To: Kith <([^>]+)>")
                .matcher(new String(house.upstream.stored.getFirst().octets, UTF_8));
        assertThat(matcher.find()).isTrue();
        control = matcher.group(1);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private static String report(String to, String part) {
        return """
            From: MAILER-DAEMON@mail.example.org
            To: alice@example.org
            Subject: Undelivered Mail Returned to Sender
            Message-ID: %s
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="x"

            --x
            Content-Type: text/plain

            <%s>: Host or domain name not found.

            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; %s
            Action: failed

            --x
            %s
            --x--
            """.formatted(BOUNCE, to, to, part).replace("\n", "\r\n");
    }

    private static String whole(String to, String subject, String body) {
        return """
            Content-Type: message/rfc822

            From: alice@example.org
            To: %s
            Subject: %s
            Message-ID: <sent.1@example.org>

            %s
            """.formatted(to, subject, body);
    }

    private ScriptedUpstream.Stored arrives(String octets) {
        var bounce = house.upstream.put(BOUNCE);
        bounce.octets = octets.getBytes(UTF_8);
        house.mailroom.seen(new Sighting(
                Household.ACCOUNT,
                Source.COMPANION,
                Outcome.ACCEPTED,
                "INBOX",
                ScriptedUpstream.UID_VALIDITY,
                bounce.uid,
                null,
                List.of(),
                bounce.octets,
                false,
                bounce.octets.length,
                house.now(),
                house.now()));
        return bounce;
    }

    private long words() {
        return house.holdings.ledger().utterances(Household.ANNA).size();
    }

    @ParameterizedTest
    @CsvSource({"done,''", "mute,''", "Re: Anna,rest"})
    void itIsCarriedOutAndTheReportGoes(String subject, String body) {
        var bounce = arrives(report(control, whole(control, subject, body)));
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(bounce));
        assertThat(words()).isEqualTo(1);
        house.judge();
        assertThat(house.upstream.stored).as("and the reminder").isEmpty();
    }

    @Test
    void theHeaderSectionAloneWillDo() {
        var header = "Content-Type: text/rfc822-headers\n\nFrom: alice@example.org\nTo: " + control
                + "\nSubject: later 2w\nMessage-ID: <sent.1@example.org>\n";
        var bounce = arrives(report(control, header));
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(bounce));
        assertThat(words()).isEqualTo(1);
    }

    @Test
    void aReportThatIsSeenTwiceIsCarriedOutOnce() {
        var octets = report(control, whole(control, "done", ""));
        var first = arrives(octets);
        var second = arrives(octets);
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(first, second));
        assertThat(words()).isEqualTo(1);
    }

    @Test
    void aReportThatAlsoSpeaksOfSomebodyElseStays() {
        var both = report(control, whole(control, "done", ""))
                .replace(
                        "Action: failed",
                        "Action: failed\r\n\r\nFinal-Recipient: rfc822;\r\n bo@example.com\r\nAction: failed");
        var bounce = arrives(both);
        await().untilAsserted(() -> assertThat(words()).isEqualTo(1));
        house.judge();
        assertThat(house.upstream.stored).as("the user's news of bo").containsExactly(bounce);
    }

    // ---- a time in Bcc, sent past Kith

    private static String timed(String id) {
        return report("3d@kith.invalid", """
            Content-Type: text/rfc822-headers

            From: alice@example.org
            To: anna@example.net
            Subject: forged
            Message-ID: %s
            """.formatted(id));
    }

    @Test
    void aTimeThatCameBackIsTakenForAMailThatTheUserSent() throws Exception {
        house.pass(Duration.ofDays(30));
        house.sent(Duration.ZERO, "Dear Anna, which of the two dates suits you?");
        var id = "<m" + house.mails() + "@example.org>";
        var bounce = arrives(timed(id));
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(bounce));
        assertThat(house.holdings.ledger().wishes().in(Wish.State.OPEN))
                .singleElement()
                .satisfies(wish -> {
                    assertThat(wish.recipients()).containsExactly(Household.ANNA);
                    assertThat(wish.subject()).isEqualTo("Survey");
                    assertThat(wish.dueAt()).isEqualTo(house.now().plus(Duration.ofDays(3)));
                });
    }

    @Test
    void aTimeForAMailThatNobodySentIsNothing() throws Exception {
        var forged = arrives(timed("<never-sent@example.org>"));
        var ours = arrives(report(control, whole(control, "done", "")));
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(ours));
        assertThat(house.upstream.stored).contains(forged);
        assertThat(house.holdings.ledger().wishes().in(Wish.State.OPEN)).isEmpty();
    }

    @Test
    void aStrangersReportSaysNothingAndStays() throws Exception {
        var forged = "kith+0123456789abcdef0123@kith.invalid";
        var theirs = arrives(report(forged, whole(forged, "mute", "")));
        var chat = arrives(report(control, whole(control, "Re: Anna", "Dear Anna, are you well? And the school?")));
        var ours = arrives(report(control, whole(control, "done", "")));
        await().untilAsserted(() -> assertThat(house.upstream.stored).doesNotContain(ours));
        assertThat(house.upstream.stored).contains(theirs, chat);
        assertThat(words()).isEqualTo(1);
    }
}
