package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trap row J19 of docs/traps.md, with the rows of block C that SMTP shares.
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
        var login = new Login("PLAIN", "alice", Conversation.octets("s3cret"));
        assertThat(login.toString()).doesNotContain("s3cret").doesNotContain("alice");
    }
}
