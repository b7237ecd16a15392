package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Sighting.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trap rows J of docs/traps.md, each played at every cut with a recorder on both legs.
class SmtpCommandTrapsTest {
    static final String HELLO = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250-PIPELINING
        S: 250-SIZE 10240000
        S: 250-CHUNKING
        S: 250-BINARYMIME
        S: 250-DSN
        S: 250-8BITMIME
        S: 250 SMTPUTF8
        """;

    private static void play(String script, Consumer<Conversation> check) {
        EveryCut.of(script, Conversation::new, told -> {
            assertThat(told.health.blind.sum()).as("blind").isZero();
            check.accept(told);
        });
    }

    @Test
    void j1EhloReplyIsEditedInTheClosedListOnly() {
        play(
                """
                S: 220 mail.example.org ESMTP
                C: EHLO [127.0.0.1]
                s: 250-mail.example.org
                s: 250-size 10240000
                s: 250-AUTH PLAIN gssapi LOGIN EXTERNAL XOAUTH2 DIGEST-MD5 ntlm SCRAM-SHA-256
                s: 250-AUTH=PLAIN LOGIN
                s: 250-X-SOMETHING new
                s: 250 STARTTLS
                K>C: 250-mail.example.org
                K>C: 250-size 10240000
                K>C: 250-AUTH PLAIN LOGIN XOAUTH2 SCRAM-SHA-256
                K>C: 250-AUTH=PLAIN LOGIN
                K>C: 250 X-SOMETHING new
                """,
                told -> assertThat(told.health.edits())
                        .containsOnlyKeys("smtp-starttls-removed", "smtp-auth-mechanisms-removed"));
    }

    @Test
    void j1NothingEditedIsNothingTouched() {
        play("""
            S: 220 mail.example.org ESMTP
            C: EHLO [127.0.0.1]
            S: 250-mail.example.org  hello
            S: 250-auth  PLAIN   login
            S: 250-SIZE
            S: 250
            """, told -> assertThat(told.health.edits()).isEmpty());
    }

    @Test
    void j1TheOnlyKeywordTakenAwayLeavesTheDomainAsTheLastLine() {
        play("""
            S: 220 mail.example.org ESMTP
            C: EHLO client
            s: 250-mail.example.org at your service
            s: 250 STARTTLS
            K>C: 250 mail.example.org at your service
            """, told -> assertThat(told.health.edits()).containsEntry("smtp-starttls-removed", 1L));
    }

    /// Row C4: a client that could bind would be refused, so all SCRAM goes where any is offered with binding.
    @Test
    void c4ScramGoesWhereAnyIsOfferedWithBinding() {
        play("""
            S: 220 mail.example.org ESMTP
            C: EHLO client
            s: 250-mail.example.org
            s: 250-AUTH SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-256-PLUS PLAIN
            s: 250-HELP
            s: 250 AUTH=SCRAM-SHA-1
            K>C: 250-mail.example.org
            K>C: 250-AUTH PLAIN
            K>C: 250 HELP
            """, told -> assertThat(told.health.edits()).containsOnlyKeys("smtp-auth-mechanisms-removed"));
    }

    @Test
    void j2TheClientsOwnNameGoesUpstream() {
        play("""
            S: 220 mail.example.org
            C: EHLO laptop.home.arpa
            S: 250 mail.example.org
            C: HELO laptop.home.arpa
            S: 250 mail.example.org
            """, told -> assertThat(told.sightings).isEmpty());
    }

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

    @Test
    void j5ChunksAreCountedAndAllPipelined() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 14
                    C: Subject: two
                    C:\\
                    C: BDAT 6 LAST
                    C: \\r\\nab\\r\\n\\
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<two@example.test>
                    C: BDAT 3
                    C: a:b\\
                    C: BDAT 0 LAST
                    S: 250 ok
                    S: 250 ok
                    S: 250 14 octets
                    S: 250 queued
                    S: 250 ok
                    S: 250 ok
                    S: 250 3 octets
                    S: 250 queued
                    """.replace("C:\\", "C: \\"),
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] Subject: two||ab|",
                                "ACCEPTED <alice@example.org> [two@example.test] a:b"));
    }

    /// Upstream has refused a part of it: what it says to the rest makes no whole message (RFC 3030 section 2).
    @Test
    void j5AFailedChunkAndAPleasedLastOne() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2
                    C: ab\\
                    C: BDAT 2 LAST
                    C: cd\\
                    S: 250 ok
                    S: 250 ok
                    S: 452 disk full
                    S: 250 queued
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("REJECTED <alice@example.org> [one@example.test] abcd"));
    }

    @Test
    void j5AFailedChunkFailsTheMessage() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2
                    C: ab\\
                    C: BDAT 2 LAST
                    C: cd\\
                    C: RSET
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2 LAST
                    C: ef\\
                    S: 250 ok
                    S: 250 ok
                    S: 452 disk full
                    S: 503 RSET first
                    S: 250 ok
                    S: 250 ok
                    S: 250 ok
                    S: 250 queued
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "REJECTED <alice@example.org> [one@example.test] abcd",
                                "ACCEPTED <alice@example.org> [one@example.test] ef"));
    }

    /// To a server without CHUNKING the chunk is commands: nobody can tell, so the tap does not try.
    @Test
    void j5ChunksThatWereNotOfferedEndTheObservation() {
        EveryCut.of(
                """
                S: 220 mail.example.org
                C: EHLO client
                S: 250 mail.example.org
                C: BDAT 6 LAST
                C: NOOP
                S: 502 what
                S: 250 ok
                """,
                Conversation::new,
                told -> assertThat(told.health.blind.sum()).isEqualTo(1));
    }

    @Test
    void j6BinaryMimeIsNotSearchedForDots() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org> BODY=BINARYMIME
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: BDAT 22 LAST
                    C: a\\0\\xff\\r\\n.\\r\\nQUIT\\r\\n..b\\n\\rc\\r\\n\\
                    S: 250 queued
                    C: QUIT
                    S: 221 bye
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] " + "a\0\u00ff|.|QUIT|..b\\n\\rc|"));
    }

    @Test
    void j7Utf8AddressesAreDecodedInTheTapOnly() {
        var raw =
                new String("jos\u00e9@ex\u00e4mple.test".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        play(
                HELLO + "C: MAIL FROM:<" + raw + "> SMTPUTF8\n" + """
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sightings.getFirst().reversePath()).isEqualTo("jos\u00e9@ex\u00e4mple.test"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "j8 ; RET=HDRS ENVID=QQ314159 ; NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;one+40example.test",
                "j9 ; SIZE=5 ; NOTIFY=NEVER",
                "j10; AUTH=<> ; NOTIFY=NEVER",
                "j10; AUTH=alice+40example.org ; NOTIFY=NEVER",
                "j11; REQUIRETLS MT-PRIORITY=3 X-NEW=1 ; BY=120;R   HOLDFOR=5"
            })
    void j8ToJ11EveryParameterStaysAsItIs(String row, String mail, String rcpt) {
        play(
                HELLO
                        + "C: MAIL FROM:<alice@example.org>  " + mail + "\n"
                        + "S: 250 ok\n"
                        + "C: rcpt to: <one@example.test> " + rcpt + "\n"
                        + """
                        S: 250 ok
                        C: DATA
                        S: 354 go on
                        C: longer than the size said
                        C: .
                        S: 250 ok
                        """,
                told -> {
                    assertThat(told.sighted())
                            .as(row)
                            .containsExactly(
                                    "ACCEPTED <alice@example.org> [one@example.test]" + " longer than the size said|");
                    assertThat(told.logins).as("AUTH= is not a credential").isEmpty();
                });
    }

    @Test
    void j12ResetASecondMailAndEhloInTheMiddle() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<dropped@example.test>
                    S: 250 ok
                    C: MAIL FROM:<other@example.org>
                    S: 503 nested
                    C: RSET
                    S: 250 ok
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<dropped-too@example.test>
                    S: 250 ok
                    C: EHLO again
                    S: 250-mail.example.org
                    S: 250 SIZE
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: first
                    C: .
                    S: 250 ok
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<two@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: second
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] first|",
                                "ACCEPTED <alice@example.org> [two@example.test] second|"));
    }

    /// The sender is who was accepted, not who was refused later.
    @Test
    void j12ARefusedSecondMailLeavesTheTransactionAsItIs() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: MAIL FROM:<mallory@example.org>
                    S: 503 nested
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [one@example.test] text|"));
    }

    /// EHLO forgets the transaction, whatever upstream says to DATA afterwards (RFC 5321 section 4.1.4).
    @Test
    void j12EhloForgetsTheTransaction() {
        play(HELLO + """
            C: MAIL FROM:<alice@example.org>
            S: 250 ok
            C: RCPT TO:<dropped@example.test>
            S: 250 ok
            C: EHLO again
            S: 250-mail.example.org
            S: 250 SIZE
            C: DATA
            S: 354 go on
            C: text
            C: .
            S: 250 ok
            """, told -> assertThat(told.sightings).isEmpty());
    }

    @Test
    void j12TenMessagesOnAConnection() {
        var script = new StringBuilder(HELLO);
        for (var i = 0; i < 10; i++) {
            script.append("""
                C: MAIL FROM:<alice@example.org>
                C: RCPT TO:<n%d@example.test>
                C: DATA
                S: 250 ok
                S: 250 ok
                S: 354 go on
                C: mail %d
                C: .
                S: 250 ok
                """.formatted(i, i));
        }
        play(script.toString(), told -> {
            assertThat(told.sightings).hasSize(10);
            assertThat(told.sighted().getLast()).isEqualTo("ACCEPTED <alice@example.org> [n9@example.test] mail 9|");
        });
    }

    @Test
    void j13OnlyAcceptedRecipientsCount() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<yes@example.test>
                    S: 250 ok
                    C: RCPT TO:<no@example.test>
                    S: 550 no
                    C: RCPT TO:<later@example.test>
                    S: 450 greylisted
                    C: DATA
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [yes@example.test] text|"));
    }

    @Test
    void j14TheEnvelopeIsTheTruthAndNotTheHeader() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    S: 250 ok
                    C: RCPT TO:<hidden@example.test>
                    S: 250 ok
                    C: DATA
                    S: 354 go on
                    C: To: shown@example.test
                    C:
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sightings.getFirst().forwardPaths()).containsExactly("hidden@example.test"));
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

    /// Kith's own STARTTLS before the client is served, and nothing learned before TLS reaches the client.
    @Test
    void j17UpstreamStartTlsIsDoneByKith() {
        EveryCut.of("""
            s: 220 mail.example.org ESMTP
            K>S: EHLO [127.0.0.1]
            s: 250-mail.example.org
            s: 250-AUTH CRAM-MD5
            s: 250 STARTTLS
            K>S: STARTTLS
            s: 220 go ahead
            K>C: 220 mail.example.org ESMTP
            C: EHLO laptop
            S: 250-mail.example.org
            S: 250 AUTH PLAIN
            """, () -> new Conversation(SmtpSettings.of("work", Security.STARTTLS, false, false)), told -> {
            assertThat(told.legs.events).containsExactly("upstream TLS");
            assertThat(told.health.edits()).containsOnlyKeys("smtp-upstream-starttls");
        });
    }

    /// A trust feature between servers: it is neither sent nor hidden.
    @Test
    void j18TrustFeaturesStayAsUpstreamGaveThem() {
        play("""
            S: 220 mail.example.org ESMTP
            C: EHLO client
            S: 250-mail.example.org
            S: 250-XCLIENT ADDR NAME
            S: 250 XFORWARD
            C: NOOP
            S: 250 ok
            """, told -> assertThat(told.health.edits()).isEmpty());
    }
}
