package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.history.Direction;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What of all that passes goes into the index, and in which direction.
class SightingReaderTest {
    private static final Instant SEEN = Instant.parse("2026-11-18T09:00:00Z");

    private final SightingReader reader = new SightingReader(Map.of("work", Set.of("Sent")));

    private static Sighting sighting(Source source, Outcome outcome, @Nullable String mailbox, String header) {
        var octets = (header + "\r\n\r\nFrom: ex@example.net stands in the body\r\n").getBytes(US_ASCII);
        return new Sighting(
                "work", source, outcome, mailbox, 7, 9, null, List.of(), octets, false, octets.length, null, SEEN);
    }

    private static Sighting read(String mailbox, String header) {
        return sighting(Source.COMPANION, Outcome.ACCEPTED, mailbox, header);
    }

    private static final String PLAIN = "From: anna@example.net\r\nTo: alice@example.org";

    @Test
    void whatWasReadIsTakenAsItIs() {
        var mail = reader.mail(read("INBOX", PLAIN)).orElseThrow();
        assertThat(mail.mailbox()).isEqualTo("INBOX");
        assertThat(mail.uid()).isEqualTo(9);
        assertThat(mail.received()).as("without INTERNALDATE: when it was seen").isEqualTo(SEEN);
        assertThat(mail.direction()).as("the sender tells").isNull();
    }

    @Test
    void whatStandsInSentOrWasSubmittedWasSent() {
        assertThat(reader.mail(read("Sent", PLAIN)).orElseThrow().direction()).isEqualTo(Direction.SENT);
        var submitted = sighting(Source.SUBMISSION, Outcome.ACCEPTED, null, PLAIN);
        assertThat(reader.mail(submitted).orElseThrow().direction()).isEqualTo(Direction.SENT);
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "ACCEPTED", mode = EnumSource.Mode.EXCLUDE)
    void whatDidNotHappenIsLeftOut(Outcome outcome) {
        assertThat(reader.mail(sighting(Source.SUBMISSION, outcome, null, PLAIN)))
                .isEmpty();
    }

    @Test
    void aWordToKithIsNoMailToAnybody() {
        assertThat(reader.mail(read("Sent", "To: Kith <kith+0123456789abcdef0123@kith.invalid>")))
                .isEmpty();
        assertThat(reader.mail(read("Sent", "To: anna@example.net\r\nBcc: 3d@kith.invalid")))
                .isPresent();
    }

    @Test
    void recipientsMayBeFoldedAndWrittenInAnyCase() {
        assertThat(reader.mail(
                        read("Sent", "TO: Kith\r\n <kith@kith.invalid>,\r\n\t3D@Kith.Invalid\r\nSubject: a@b.example")))
                .isEmpty();
        assertThat(reader.mail(read("Sent", "To: kith@kith.invalid,\r\n anna@example.net")))
                .isPresent();
        assertThat(reader.mail(read("INBOX", "To: undisclosed-recipients:;\r\nSubject: kith@kith.invalid")))
                .as("nobody is named")
                .isPresent();
    }

    /// The history's one thread reads it: it must neither end nor stand still.
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noHeaderSectionIsTooDear() {
        var many = "To: anna@example.net" + ",\r\n b@example.net".repeat(14_000);
        assertThat(reader.mail(read("INBOX", many))).isPresent();
        assertThat(reader.mail(read("INBOX", "To: " + "a".repeat(250_000)))).isPresent();
        assertThat(reader.mail(read("INBOX", "To: " + "@".repeat(250_000)))).isPresent();
        assertThat(reader.mail(read("INBOX", "To:\r\n ".repeat(30_000)))).isPresent();
    }
}
