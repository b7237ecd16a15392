package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import org.junit.jupiter.api.Test;

/// Trap rows J1, J2, J17, J18 and C4 of docs/traps.md, each played at every cut with a recorder on both legs: what
/// upstream offers, and who says
/// EHLO.
class SmtpExtensionTrapsTest {
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
