package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.imap.ImapDialogueFactory.ClientLeg;
import org.junit.jupiter.api.Test;

/// Rows D2, D6 and D9 of docs/traps.md: STARTTLS of a mail client, with Kith. Every transcript is cut at every octet.
class ClientStartTlsTrapsTest {
    private static final ClientLeg STARTTLS = new ClientLeg(true, false);

    @Test
    void d2_starttlsWhereThereIsNone() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 STARTTLS] ready
            >C * OK [CAPABILITY IMAP4rev1] ready
            C> a STARTTLS
            >C a BAD STARTTLS is not available here
            C: b NOOP
            S: b OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.health.edits()).containsOnlyKeys("capability-starttls", "starttls-refused");
            assertThat(recorder.events).isEmpty();
        });
    }

    @Test
    void d6_starttlsOnTheClientLeg() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready
            >C * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN STARTTLS] ready
            C: a NOOP
            C> b STARTTLS
            S: a OK done
            >C b OK Begin TLS negotiation now
            C: c CAPABILITY
            S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
            S: c OK done
            C> d STARTTLS
            >C d BAD STARTTLS is not available here
            """).leg(STARTTLS).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.events).containsExactly("client TLS");
        });
    }

    @Test
    void d6_octetsBehindStarttlsAreAnInjection() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1] ready
            >C * OK [CAPABILITY IMAP4rev1 STARTTLS] ready
            C> a STARTTLS
            C> b LOGIN mallory secret
            """)
                .leg(STARTTLS)
                .wholePacketsOnly()
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    @Test
    void d9_noLoginBeforeTlsOffLoopback() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready
            >C * OK [CAPABILITY IMAP4rev1 SASL-IR STARTTLS LOGINDISABLED] ready
            C> a LOGIN alice {6+}
            C> secret
            >C a NO [PRIVACYREQUIRED] Use STARTTLS first
            C> b AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==
            >C b NO [PRIVACYREQUIRED] Use STARTTLS first
            C> c STARTTLS
            >C c OK Begin TLS negotiation now
            --
            C: d LOGIN alice secret
            S: d OK [CAPABILITY IMAP4rev1] in
            """).leg(new ClientLeg(true, true)).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).containsExactly("accepted LOGIN alice secret", "departed");
        });
    }

    /// STARTTLS has no place behind a login (RFC 9051 section 6.2.1): whoever signed in before TLS could be another
    /// than who goes on behind it, and would be given their mail.
    @Test
    void d6_noStarttlsBehindALogin() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1] ready
            >C * OK [CAPABILITY IMAP4rev1 STARTTLS] ready
            C: a LOGIN mallory secret
            C> b STARTTLS
            S: a OK in
            >C b BAD STARTTLS is not available here
            C: c NOOP
            S: c OK done
            C> d STARTTLS
            >C d BAD STARTTLS is not available here
            """).leg(STARTTLS).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.events).isEmpty();
        });
    }

    @Test
    void d6_starttlsBehindALoginThatWasRefused() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1] ready
            >C * OK [CAPABILITY IMAP4rev1 STARTTLS] ready
            C: a LOGIN alice wrong
            S: a NO wrong
            C> b STARTTLS
            >C b OK Begin TLS negotiation now
            """)
                .leg(STARTTLS)
                .play(recorder -> assertThat(recorder.events).containsExactly("client TLS"));
    }
}
