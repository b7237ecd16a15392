package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Block D of docs/traps.md in submission: TLS on both legs, and no way around it.
class SmtpStartTlsTrapsTest {
    private static final SmtpSettings UPSTREAM_STARTTLS = SmtpSettings.of("work", Security.STARTTLS, false, false);
    private static final SmtpSettings CLIENT_STARTTLS = SmtpSettings.of("work", Security.TLS, true, true);

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
