package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trap row J19 of docs/traps.md with the rows of block C that SMTP shares, and TLS on both legs (block D).
class SmtpLoginTrapsTest {
    private static final String HELLO = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250 AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER CRAM-MD5
        """;
    private static final String PLAIN = base64("\0alice@example.org\0s3cret");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void hears(String script, String... logins) {
        play(HELLO + script, told -> assertThat(told.logins).containsExactly(logins));
    }

    @Test
    void j19PlainWithAnInitialResponse() {
        hears(
                "C: auth plain " + PLAIN + "\nS: 235 2.7.0 welcome\n",
                "accepted work SMTP PLAIN alice@example.org/s3cret",
                "departed work SMTP");
    }

    @Test
    void j19PlainByChallengeWithAnAuthorisationName() {
        hears(
                "C: AUTH PLAIN\nS: 334 \nC: " + base64("alice\0alice\0s3\u00a3cret") + "\nS: 235 welcome\n",
                "accepted work SMTP PLAIN alice/s3\u00a3cret",
                "departed work SMTP");
    }

    @Test
    void j19LoginAsksTwice() {
        hears(
                "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: " + base64("alice") + "\nS: 334 UGFzc3dvcmQ6\nC: "
                        + base64("pa\"ss\\word ") + "\nS: 235 welcome\n",
                "accepted work SMTP LOGIN alice/pa\"ss\\word ",
                "departed work SMTP");
    }

    @Test
    void j19LoginWithTheNameAtOnce() {
        hears(
                "C: AUTH LOGIN " + base64("alice") + "\nS: 334 UGFzc3dvcmQ6\nC: " + base64("s3cret")
                        + "\nS: 235 welcome\n",
                "accepted work SMTP LOGIN alice/s3cret",
                "departed work SMTP");
    }

    @Test
    void j19TokensOfBothKinds() {
        hears(
                "C: AUTH XOAUTH2 " + base64("user=alice@example.org\1auth=Bearer tok.en\1\1") + "\nS: 235 ok\n",
                "accepted work SMTP XOAUTH2 alice@example.org/tok.en",
                "departed work SMTP");
        hears(
                "C: AUTH OAUTHBEARER\nS: 334\nC: "
                        + base64("n,a=al=2Cice@example.org,\1host=localhost\1port=1587\1auth=bearer tok\1\1")
                        + "\nS: 235 ok\n",
                "accepted work SMTP OAUTHBEARER al,ice@example.org/tok",
                "departed work SMTP");
    }

    /// Row C6: the refusal comes as a challenge, which the client answers with nothing.
    @Test
    void j19ARefusedTokenIsAChallengeFirst() {
        hears(
                "C: AUTH XOAUTH2 " + base64("user=alice\1auth=Bearer old\1\1")
                        + "\nS: 334 eyJzdGF0dXMiOiI0MDAifQ==\nC: \nS: 535 5.7.8 refused\n",
                "refused work SMTP");
    }

    /// Row C2: what was cancelled was not refused.
    @Test
    void j19CancelledWithAStar() {
        hears("C: AUTH PLAIN\nS: 334 \nC: *\nS: 501 5.7.0 cancelled\nC: NOOP\nS: 250 ok\n");
        // some servers call it a failure
        hears("C: AUTH PLAIN\nS: 334 \nC: *\nS: 535 5.7.8 failed\n");
    }

    /// Row C10: upstream's own words reach the client, the session lives, and the next try counts.
    @Test
    void j19WrongAndThenRight() {
        hears(
                "C: AUTH PLAIN " + base64("\0alice\0wrong") + "\nS: 535 5.7.8 Wrong password\nC: AUTH PLAIN "
                        + base64("\0alice\0right") + "\nS: 235 ok\n",
                "refused work SMTP",
                "accepted work SMTP PLAIN alice/right",
                "departed work SMTP");
    }

    /// Row C1: `=` is an empty initial response, and not the end of the exchange.
    @Test
    void j19AnEmptyInitialResponse() {
        hears("C: AUTH PLAIN =\nS: 535 no\n", "refused work SMTP");
        hears(
                "C: AUTH LOGIN =\nS: 334 VXNlcm5hbWU6\nC: " + base64("alice") + "\nS: 334 UGFzc3dvcmQ6\nC: "
                        + base64("s3cret") + "\nS: 235 welcome\n",
                "accepted work SMTP LOGIN alice/s3cret",
                "departed work SMTP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 later", "504 unknown mechanism", "503 already", "530 TLS first", "534 too weak"})
    void j19WhatSaysNothingOfThePasswordIsNoRefusal(String reply) {
        hears("C: AUTH PLAIN " + PLAIN + "\nS: " + reply + "\n");
    }

    /// Row C5: relayed octet for octet, and nothing that could be used again.
    @Test
    void j19CramLeavesNothingToUseAgain() {
        hears(
                "C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3QGV4YW1wbGUub3JnPg==\nC: "
                        + base64("alice b913a602c7eda7a495b4e6e7334d3890") + "\nS: 235 ok\n",
                "accepted work SMTP CRAM-MD5, nothing to use again",
                "departed work SMTP");
    }

    @Test
    void j19WhatIsNotBase64IsRelayedAndNotUsed() {
        hears("C: AUTH PLAIN !!!\nS: 235 ok\n", "accepted work SMTP PLAIN, nothing to use again", "departed work SMTP");
    }

    /// Row B1 in SMTP: what was sent too early waits, and is then what the reply makes of it.
    @Test
    void j19ResponsesSentTooEarlyWaitForTheirChallenge() {
        play(
                HELLO + "C: AUTH LOGIN\nc: YWxpY2U=\nc: czNjcmV0\nc: NOOP\nS: 334 VXNlcm5hbWU6\nK>S: YWxpY2U=\n"
                        + "S: 334 UGFzc3dvcmQ6\nK>S: czNjcmV0\nS: 235 ok\nK>S: NOOP\nS: 250 ok\n",
                told -> assertThat(told.logins).first().isEqualTo("accepted work SMTP LOGIN alice/s3cret"));
    }

    /// A mechanism that was hidden and is used in spite of it: upstream answers; behind a layer nobody can look.
    @Test
    void j19BehindASecurityLayerTheTapIsBlind() {
        EveryCut.of(
                HELLO
                        + "C: AUTH GSSAPI\n"
                        + "S: 334 \n"
                        + "C: YWJj\n"
                        + "S: 235 ok\n"
                        + "C: \\x17\\0\\0\\x05wrapped\\\n"
                        + "S: \\x17\\0\\0\\x01x\\\n",
                Conversation::new,
                told -> assertThat(told.health.blind.sum()).isEqualTo(1));
    }

    @Test
    void c13NoSecretIsShownByALogin() {
        var login = new dev.kith.proxy.tap.Login("PLAIN", "alice", Conversation.octets("s3cret"));
        assertThat(login.toString()).doesNotContain("s3cret").doesNotContain("alice");
    }

    private static final SmtpSettings UPSTREAM_STARTTLS = SmtpSettings.of("work", Security.STARTTLS, false, false);

    /// Row D7: one octet behind the 220 and no octet of the client's is sent (NO STARTTLS, USENIX Security 2021).
    @ParameterizedTest
    @ValueSource(strings = {"250 AUTH PLAIN", "220 again", "250-mail.example.org", "235 welcome", "421 bye", "x\\", ""})
    void d7OctetsBehindUpstreamsStartTlsEndTheConnection(String injected) {
        var told = new Conversation(UPSTREAM_STARTTLS).play("""
            s: 220 mail.example.org
            K>S: EHLO [127.0.0.1]
            s: 250-mail.example.org
            s: 250 STARTTLS
            K>S: STARTTLS
            s: 220 go ahead
            s: %s
            c: AUTH PLAIN AGEAYg==
            K>C: 421 4.3.0 The mail server's answer to STARTTLS was followed by octets that TLS does not protect
            """.formatted(injected));
        assertThat(told.legs.events).containsExactly("upstream aborted", "closed");
        assertThat(told.logins).isEmpty();
    }

    /// Row D7: the leave in one packet with what was offered, by somebody who knows what Kith is going to say. TLS
    /// begins all the same, and what stood before it is forgotten.
    @Test
    void d7ALeaveAheadOfTheQuestionLeadsToTlsAndNowhereElse() {
        var told = new Conversation(UPSTREAM_STARTTLS).play("""
            s: 220 mail.example.org
            K>S: EHLO [127.0.0.1]
            s: 250-mail.example.org
            s: 250-AUTH PLAIN
            s: 250 STARTTLS
            s: 220 go ahead
            K>S: STARTTLS
            K>C: 220 mail.example.org
            """);
        assertThat(told.legs.events).containsExactly("upstream TLS");
    }

    /// Row D8, and J17: no fallback.
    @Test
    void d8StartTlsStrippedEndsTheConnection() {
        EveryCut.of(
                """
                s: 220 mail.example.org
                c: EHLO me
                K>S: EHLO [127.0.0.1]
                s: 250-mail.example.org
                s: 250 AUTH PLAIN
                K>C: 421 4.3.0 The mail server does not offer STARTTLS, which this account asks for
                c: AUTH PLAIN AGEAYg==
                """,
                () -> new Conversation(UPSTREAM_STARTTLS),
                told -> assertThat(told.legs.events).containsExactly("upstream aborted", "closed"));
    }

    @Test
    void d8StartTlsRefusedEndsTheConnection() {
        EveryCut.of(
                """
                s: 220 mail.example.org
                K>S: EHLO [127.0.0.1]
                s: 250 mail.example.org
                K>C: 421 4.3.0 The mail server does not offer STARTTLS, which this account asks for
                """,
                () -> new Conversation(UPSTREAM_STARTTLS),
                told -> assertThat(told.legs.events).doesNotContain("upstream TLS"));
        EveryCut.of(
                """
                s: 220 mail.example.org
                K>S: EHLO [127.0.0.1]
                s: 250-mail.example.org
                s: 250 STARTTLS
                K>S: STARTTLS
                s: 454 not now
                K>C: 421 4.3.0 The mail server refused STARTTLS: 454 not now
                """,
                () -> new Conversation(UPSTREAM_STARTTLS),
                told -> assertThat(told.legs.events).doesNotContain("upstream TLS"));
    }

    /// Row D11: a certificate that does not fit is told in words.
    @Test
    void d11AFailedHandshakeIsTold() {
        EveryCut.of(
                """
                s: 220 mail.example.org
                K>S: EHLO [127.0.0.1]
                s: 250-mail.example.org
                s: 250 STARTTLS
                K>S: STARTTLS
                s: 220 go ahead
                K>C: 421 4.3.0 the certificate is not for this host
                """,
                () -> new Conversation(
                        UPSTREAM_STARTTLS, told -> told.legs.handshakeFails = "the certificate is not for this host"),
                told -> assertThat(told.legs.events).containsExactly("upstream TLS", "upstream aborted", "closed"));
    }

    /// A server that does not want to serve says so itself, and the client hears it.
    @Test
    void d8AGreetingThatRefusesReachesTheClient() {
        EveryCut.of(
                "s: 554-no service\ns: 554 for you\nK>C: 554-no service\nK>C: 554 for you\n",
                () -> new Conversation(UPSTREAM_STARTTLS),
                told -> assertThat(told.legs.events).containsExactly("upstream aborted", "closed"));
    }

    /// Row D13: EHLO is asked again under TLS, with the client's own name; what the client said too early waits.
    @Test
    void d13EhloIsAskedAgainUnderTls() {
        EveryCut.of(
                """
                c: EHLO early-bird
                s: 220 mail.example.org
                K>S: EHLO [127.0.0.1]
                s: 250-mail.example.org
                s: 250-AUTH CRAM-MD5
                s: 250 STARTTLS
                K>S: STARTTLS
                s: 220 go ahead
                K>C: 220 mail.example.org
                K>S: EHLO early-bird
                S: 250-mail.example.org
                S: 250 AUTH PLAIN
                """,
                () -> new Conversation(UPSTREAM_STARTTLS),
                told -> assertThat(told.legs.events).containsExactly("upstream TLS"));
    }

    private static final SmtpSettings CLIENT_STARTTLS = SmtpSettings.of("work", Security.TLS, true, true);

    @Test
    void d3StartTlsOfKithsOwnOnTheClientLeg() {
        EveryCut.of("""
            S: 220 mail.example.org
            C: EHLO one
            s: 250-mail.example.org
            s: 250 AUTH PLAIN
            K>C: 250-mail.example.org
            K>C: 250 STARTTLS
            c: AUTH PLAIN AGEAYg==
            K>C: 530 5.7.0 STARTTLS first
            c: STARTTLS
            K>C: 220 2.0.0 TLS may begin
            C: EHLO two
            S: 250-mail.example.org
            S: 250 AUTH PLAIN
            c: STARTTLS
            K>C: 503 5.5.1 TLS is on already
            """, () -> new Conversation(CLIENT_STARTTLS), told -> {
            assertThat(told.legs.events).containsExactly("client TLS");
            assertThat(told.logins).isEmpty();
        });
    }

    /// On loopback TLS is offered and not asked for.
    @Test
    void d3StartTlsOnLoopbackIsAnOffer() {
        EveryCut.of(
                """
                S: 220 mail.example.org
                C: EHLO one
                s: 250-mail.example.org
                s: 250 AUTH PLAIN EXTERNAL
                K>C: 250-mail.example.org
                K>C: 250-AUTH PLAIN
                K>C: 250 STARTTLS
                C: AUTH PLAIN AGEAYg==
                S: 235 ok
                """,
                () -> new Conversation(SmtpSettings.of("work", Security.TLS, true, false)),
                told -> assertThat(told.logins).hasSize(2));
    }

    /// The 220 waits for the replies before it, and TLS for the 220.
    @Test
    void d3StartTlsWaitsItsTurn() {
        EveryCut.of(
                """
                S: 220 mail.example.org
                C: NOOP
                c: STARTTLS
                S: 250 ok
                K>C: 220 2.0.0 TLS may begin
                """,
                () -> new Conversation(CLIENT_STARTTLS),
                told -> assertThat(told.legs.events).containsExactly("client TLS"));
    }

    /// Row D6: octets behind STARTTLS are nobody's.
    @Test
    void d6OctetsBehindTheClientsStartTlsEndTheConnection() {
        for (var open : new String[] {"S: 220 mail.example.org\n", ""}) {
            var told = new Conversation(CLIENT_STARTTLS)
                    .play(open
                            + "c: STARTTLS\nc: RSET\nK>C: 421 4.3.0 Nothing may follow STARTTLS before TLS begins\n");
            assertThat(told.legs.events).containsExactly("upstream aborted", "closed");
        }
    }

    /// Row D6: whoever signed in before TLS could be another than who goes on behind it.
    @Test
    void d6NoStartTlsBehindAuth() {
        EveryCut.of("""
            S: 220 mail.example.org
            C: AUTH PLAIN AGEAYg==
            S: 235 ok
            c: STARTTLS
            K>C: 503 5.5.1 No STARTTLS behind AUTH
            C: NOOP
            S: 250 ok
            """, () -> new Conversation(SmtpSettings.of("work", Security.TLS, true, false)), told -> {
            assertThat(told.legs.events).isEmpty();
            assertThat(told.health.edits()).containsOnlyKeys("smtp-starttls-refused");
        });
    }

    /// Row D2: what is hidden still gets a clean answer, and upstream, whose TLS leg is Kith's, is not asked.
    @Test
    void d2StartTlsThatWasNotOffered() {
        play("S: 220 mail.example.org\nc: STARTTLS\nK>C: 502 5.5.1 No STARTTLS here\nC: NOOP\nS: 250 ok\n", told -> {
            assertThat(told.legs.events).isEmpty();
        });
    }
}
