package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows C8, C9, D7, D8 and D11 of docs/traps.md: STARTTLS of Kith, with upstream. Every transcript is cut at every
/// octet.
class UpstreamStartTlsTrapsTest {
    @Test
    void c8_d7_starttlsUpstreamIsDoneByKith() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready
            >S kith0 STARTTLS
            S> kith0 OK go
            >C * OK ready
            C: a CAPABILITY
            S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
            S: a OK done
            """).upstream(Security.STARTTLS).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.events).containsExactly("upstream TLS");
            assertThat(recorder.health.edits()).containsOnlyKeys("greeting-capability", "upstream-starttls");
        });
    }

    @Test
    void c8_aGreetingWithoutACodeGoesOnAsItIs() {
        Transcript.of("""
            S> * OK Hello  [CAPABILITY X]
            >S kith0 STARTTLS
            S> * CAPABILITY STARTTLS
            S> kith0 OK go
            >C * OK Hello  [CAPABILITY X]
            """).upstream(Security.STARTTLS).play(Recorder::inSync);
    }

    @Test
    void c9_preauthBeforeTlsIsAnAttack() {
        Transcript.of("""
            S> * PREAUTH welcome
            >C * BYE Kith: the server says it is logged in before TLS, which no honest server does here
            """)
                .upstream(Security.STARTTLS)
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    @Test
    void d7_octetsBehindTheOkAreAnInjection() {
        Transcript.of("""
            S> * OK ready
            >S kith0 STARTTLS
            S> kith0 OK go
            S> * CAPABILITY X
            >C * BYE Kith: the server sent plain text behind its leave to start TLS
            """)
                .upstream(Security.STARTTLS)
                .wholePacketsOnly()
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    /// All of it one packet: what stands behind the leave could be anything (NO STARTTLS, USENIX Security 2021).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* CAPABILITY IMAP4rev1 AUTH=PLAIN",
                "* 5 EXISTS",
                "* PREAUTH welcome",
                "* OK [ALERT] call this number",
                "* BYE [REFERRAL imap://mallory.test/]",
                "kith0 OK again",
                "a OK LOGIN done",
                "+ go on",
                "*",
                ""
            })
    void d7_whateverStandsBehindTheOkIsAnInjection(String injected) {
        Transcript.of("""
            S> * OK ready
            >S kith0 STARTTLS
            S> kith0 OK go
            S> %s
            >C * BYE Kith: the server sent plain text behind its leave to start TLS
            """.formatted(injected))
                .upstream(Security.STARTTLS)
                .wholePacketsOnly()
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    /// What comes between Kith's STARTTLS and the leave is nobody's word, and the client hears nothing of it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 5 EXISTS",
                "* LIST () \"/\" INBOX",
                "* 1 FETCH (BODY[] {3}",
                "* OK [ALERT] call this number",
                "* BYE [REFERRAL imap://mallory.test/]",
                "* PREAUTH welcome",
                "a OK LOGIN done",
                "kith1 OK go",
                "+ go on"
            })
    void d7_whatComesBeforeTheOkIsForgotten(String injected) {
        Transcript.of("""
            S> * OK ready
            >S kith0 STARTTLS
            S> %s
            S> kith0 OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] go
            >C * OK ready
            C: a CAPABILITY
            S: * CAPABILITY IMAP4rev1
            S: a OK done
            """.formatted(injected)).upstream(Security.STARTTLS).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.events).containsExactly("upstream TLS");
            assertThat(recorder.logins).isEmpty();
        });
    }

    /// The leave in one packet with the greeting, by somebody who knows what Kith is going to say: TLS begins all the
    /// same, and upstream's own plain answer is none of it.
    @Test
    void d7_aLeaveAheadOfTheQuestionLeadsToTlsAndNowhereElse() {
        Transcript.of("""
            S> * OK ready
            S> kith0 OK go
            >S kith0 STARTTLS
            >C * OK ready
            """)
                .upstream(Security.STARTTLS)
                .wholePacketsOnly()
                .play(recorder -> assertThat(recorder.events).containsExactly("upstream TLS"));
    }

    /// A code in a greeting from before TLS is anybody's: a client would show an ALERT, and follow a REFERRAL.
    @Test
    void d7_aGreetingFromBeforeTlsHasNoCode() {
        Transcript.of("""
            S> * OK [ALERT] call this number
            >S kith0 STARTTLS
            S> kith0 OK go
            >C * OK call this number
            """)
                .upstream(Security.STARTTLS)
                .play(recorder -> assertThat(recorder.health.edits())
                        .containsOnlyKeys("greeting-capability", "upstream-starttls"));
        Transcript.of("""
            S> * BYE [REFERRAL imap://mallory.test/] elsewhere
            >C * BYE elsewhere
            """)
                .upstream(Security.STARTTLS)
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    @Test
    void d8_aStrippedOfferEndsInWords() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1] ready
            >C * BYE Kith: the server does not offer STARTTLS, and nothing is sent without TLS
            """)
                .upstream(Security.STARTTLS)
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
        Transcript.of("""
            S> * OK ready
            >S kith0 STARTTLS
            S> kith0 BAD unknown
            >C * BYE Kith: the server does not offer STARTTLS, and nothing is sent without TLS
            """)
                .upstream(Security.STARTTLS)
                .play(recorder -> assertThat(recorder.events).containsExactly("closed"));
    }

    @Test
    void d11_aFailedHandshakeEndsInWords() {
        Transcript.of("""
            S> * OK ready
            >S kith0 STARTTLS
            S> kith0 OK go
            >C * BYE Kith: its certificate is for another host name
            """)
                .upstream(Security.STARTTLS)
                .prepared(recorder -> recorder.handshakeFails = "its certificate is for another host name")
                .play(recorder -> assertThat(recorder.events).containsExactly("upstream TLS", "closed"));
    }
}
