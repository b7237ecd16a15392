package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.Conversation.HELLO;
import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Sighting.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trap rows J3, J4, J15 and J16 of docs/traps.md, each played at every cut with a recorder on both legs: replies by
/// count, odd ones, 421,
/// long lines.
class SmtpReplyTrapsTest {
    private static final String EXIM = """
        S: 220 mail.kith.test ESMTP Exim 4.96 Mon, 23 Nov 2026 17:20:31 +0000
        C: EHLO client
        S: 250-mail.kith.test Hello client [127.0.0.1]
        S: 250-SIZE 52428800
        S: 250-8BITMIME
        S: 250-DSN
        S: 250-PIPELINING
        S: 250-PIPECONNECT
        S: 250-CHUNKING
        S: 250-PRDR
        S: 250-SMTPUTF8
        S: 250 HELP
        """;

    /// The second RCPT is refused, the first reply has the code of no command in particular: only the count tells.
    @Test
    void j3RepliesAreMatchedByCount() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: RCPT TO:<two@example.test>
                    C: RCPT TO:<three@example.test>
                    C: DATA
                    S: 250 2.1.0 fine
                    S: 251 will forward
                    S: 550 no such user
                    S: 250 fine
                    S: 354 go on
                    C: Subject: hello
                    C:
                    C: text
                    C: .
                    C: NOOP
                    C: QUIT
                    S: 250 queued
                    S: 250 ok
                    S: 221 bye
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [one@example.test, three@example.test]"
                                + " Subject: hello||text|"));
    }

    /// A refused MAIL makes every later reply of the group a refusal too; nothing was sent and nothing is seen.
    @Test
    void j3AGroupWhoseMailIsRefused() {
        play(HELLO + """
            C: MAIL FROM:<mallory@example.org>
            C: RCPT TO:<one@example.test>
            C: DATA
            S: 553 not yours
            S: 503 MAIL first
            S: 503 MAIL first
            C: RSET
            S: 250 ok
            """, told -> assertThat(told.sightings).isEmpty());
    }

    @Test
    void j4RepliesOfManyLinesAndWithoutABlank() {
        play(
                """
                S: 220-mail.example.org
                S: 220-
                S: 220 welcome
                C: EHLO client
                S: 250
                C: MAIL FROM:<alice@example.org>
                S: 250-2.1.0 one
                S: 250-2.1.0 two
                S: 250
                C: RCPT TO:<one@example.test>
                S: 250-one
                S: 250 two
                C: DATA
                S: 354-go
                S: 354 on
                C: text
                C: .
                S: 250-kept as
                S: 250 number 7
                """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [one@example.test] text|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 250-one\nS: 251 two\n", "S: 2\\x410 what\n", "S: hello\n", "S: \n", "S: 250_x\n"})
    void j4MixedOrBrokenRepliesPassAndEndTheObservation(String broken) {
        EveryCut.of(HELLO + "C: MAIL FROM:<alice@example.org>\n" + broken + """
            C: RCPT TO:<one@example.test>
            S: 250 ok
            C: DATA
            S: 354 go on
            C: text
            C: .
            S: 250 ok
            """, Conversation::new, told -> {
            assertThat(told.health.blind.sum()).isEqualTo(1);
            assertThat(told.sightings).isEmpty();
        });
    }

    /// Exim's own words (4.96) where a client asks for PRDR: a reply for each recipient, and then the one for all. What
    /// follows in the same packet has its own.
    @Test
    void j3AReplyForEachRecipientBehindTheDot() {
        play(EXIM + """
            C: MAIL FROM:<alice@example.org> PRDR
            C: RCPT TO:<one@example.test>
            C: RCPT TO:<two@example.test>
            C: DATA
            S: 250 OK, PRDR Requested
            S: 250 Accepted
            S: 250 Accepted
            S: 354 Enter message, ending with "." on a line by itself
            C: text
            C: .
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<three@example.test>
            C: DATA
            S: 353 PRDR content analysis beginning
            S: 250 PRDR R=<one@example.test> acceptance
            S: 550 not this one
            S: 250 id=1xVXn2-00015A-0H message accepted for some recipients
            S: 250 OK
            S: 250 Accepted
            S: 354 Enter message, ending with "." on a line by itself
            C: more
            C: .
            S: 250 OK id=1xVXn2-00015A-0N
            """, told -> {
            assertThat(told.sighted())
                    .containsExactly(
                            "ACCEPTED <alice@example.org> [one@example.test] text|",
                            "ACCEPTED <alice@example.org> [three@example.test] more|");
            assertThat(told.health.blind.sum()).isZero();
        });
    }

    /// The same behind the last chunk, and for nobody.
    @Test
    void j3AReplyForEachRecipientBehindTheLastChunk() {
        play(EXIM + """
            C: MAIL FROM:<alice@example.org> PRDR
            C: RCPT TO:<one@example.test>
            C: RCPT TO:<two@example.test>
            C: BDAT 6 LAST
            C: text
            C: RSET
            S: 250 OK, PRDR Requested
            S: 250 Accepted
            S: 250 Accepted
            S: 353 PRDR content analysis beginning
            S: 550 not this one
            S: 550 nor this
            S: 550 administrative policy
            S: 250 Reset OK
            """, told -> {
            assertThat(told.sighted()).first().asString().startsWith("REJECTED");
            assertThat(told.health.blind.sum()).isZero();
        });
    }

    /// Upstream goes away between its verdicts: in doubt.
    @Test
    void j15TheEndAmongTheRepliesForEachRecipient() {
        play(EXIM + """
            C: MAIL FROM:<alice@example.org> PRDR
            C: RCPT TO:<one@example.test>
            C: RCPT TO:<two@example.test>
            C: DATA
            S: 250 OK, PRDR Requested
            S: 250 Accepted
            S: 250 Accepted
            S: 354 Enter message, ending with "." on a line by itself
            C: text
            C: .
            S: 353 PRDR content analysis beginning
            S: 250 PRDR R=<one@example.test> acceptance
            ! upstream FIN
            """, told -> assertThat(told.sighted()).first().asString().startsWith("UNKNOWN"));
    }

    @Test
    void j15A421WithoutAskingPasses() {
        play(HELLO + """
            S: 421 4.4.2 shutting down
            ! upstream FIN
            """, told -> assertThat(told.legs.events).containsExactly("client FIN"));
    }

    @Test
    void j15A421ToTheFinalDotLeavesTheMessageInDoubt() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 421 shutting down
                    ! upstream FIN
                    """,
                told -> assertThat(told.sightings).extracting("outcome").containsExactly(Outcome.UNKNOWN));
    }

    @Test
    void j15A421BeforeAnyDataLeavesNothingInDoubt() {
        play(HELLO + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            C: DATA
            S: 421 shutting down
            ! upstream FIN
            """, told -> assertThat(told.sightings).isEmpty());
    }

    /// Kith's own goodbye comes between replies or not at all.
    @Test
    void j15KithsOwn421() {
        play(
                HELLO + "! Kith stops\nK>C: 421 4.3.0 Kith is stopping\n",
                told -> assertThat(told.legs.events).isEmpty());
        play(
                HELLO + "C: NOOP\nS: 250-half\n! Kith stops\n",
                told -> assertThat(told.legs.events).isEmpty());
    }

    /// Who reads it in a mail program is to know that it is not their server that speaks.
    @Test
    void j15WhereUpstreamCannotBeReachedKithSaysItsName() {
        var told = new Conversation().factory().unavailable("cannot reach smtp.example.org port 465: no such host");
        assertThat(new String(told, StandardCharsets.US_ASCII))
                .isEqualTo("421 4.3.0 Kith: cannot reach smtp.example.org port 465: no such host\r\n");
    }

    /// A token of 40 KB on the AUTH line, and a command line beyond any limit of a server.
    @Test
    void j16LongLines() {
        var token = "x".repeat(40_000);
        var message = "user=alice@example.org\1auth=Bearer " + token + "\1\1";
        var base64 = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.US_ASCII));
        var told = new Conversation()
                .play(HELLO + "C: AUTH XOAUTH2 " + base64 + "\nS: 235 ok\nC: NOOP " + "y".repeat(60_000)
                        + "\nS: 250 ok\n");
        assertThat(told.logins.getFirst()).isEqualTo("accepted work SMTP XOAUTH2 alice@example.org/" + token);
        assertThat(told.health.blind.sum()).isZero();
    }

    /// The relay has no limit where the tap has one.
    @Test
    void j16ALineBeyondTheTapsBoundPassesAndEndsTheObservation() {
        var told = new Conversation()
                .play(HELLO + "C: NOOP " + "y".repeat(300_000) + "\nS: 500 too long\nC: QUIT\nS: 221 bye\n");
        assertThat(told.health.blind.sum()).isEqualTo(1);
    }

    /// Memory is bounded whoever does not read; the octets go on.
    @Test
    void j16MoreCommandsThanTheTapWaitsForPassAndEndTheObservation() {
        var conversation = new Conversation();
        conversation.play(HELLO + "C: NOOP\n".repeat(65_537));
        assertThat(conversation.health.blind.sum()).isOne();
    }
}
