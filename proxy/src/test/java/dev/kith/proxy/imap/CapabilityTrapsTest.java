package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.imap.ImapDialogueFactory.ClientLeg;
import dev.kith.proxy.relay.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Block D of docs/traps.md: capability lists, COMPRESS, STARTTLS. Every transcript is cut at every octet.
class CapabilityTrapsTest {
    private static final ClientLeg STARTTLS = new ClientLeg(true, false);

    private static void inSync(Recorder recorder) {
        assertThat(recorder.health.blind.sum()).as("blind").isZero();
    }

    @Test
    void d1_theSameEditInAllFivePlaces() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE AUTH=PLAIN] ready
            >C * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready
            C: a CAPABILITY
            S> * CAPABILITY IMAP4rev1 AUTH=PLAIN COMPRESS=DEFLATE
            >C * CAPABILITY IMAP4rev1 AUTH=PLAIN
            S: a OK done
            C: b LOGIN alice secret
            S> b OK [capability compress=deflate IMAP4rev1] in
            >C b OK [capability IMAP4rev1] in
            C: c AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==
            S> c OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE IDLE] in
            >C c OK [CAPABILITY IMAP4rev1 IDLE] in
            S> * OK [CAPABILITY COMPRESS=DEFLATE] changed
            >C * OK [CAPABILITY ] changed
            S> * BYE [CAPABILITY X COMPRESS=DEFLATE] going
            >C * BYE [CAPABILITY X] going
            S> + [CAPABILITY X COMPRESS=DEFLATE] odd
            >C + [CAPABILITY X] odd
            """.replace("[CAPABILITY ] changed", "[CAPABILITY ] changed"))
                .play(recorder -> {
                    inSync(recorder);
                    assertThat(recorder.health.edits()).containsOnlyKeys("capability-compress");
                    assertThat(recorder.health.edits()).containsEntry("capability-compress", 7L);
                });
    }

    @Test
    void d1_nowhereElse() {
        Transcript.of("""
            S: * OK ready
            C: a NOOP
            S: * OK the CAPABILITY COMPRESS=DEFLATE
            S: * LIST () "/" "CAPABILITY COMPRESS=DEFLATE"
            S: * CAPABILITYX COMPRESS=DEFLATE
            S: * OK [ALERT] [CAPABILITY COMPRESS=DEFLATE]
            S: a OK [XCAPABILITY COMPRESS=DEFLATE]
            """).play(recorder -> {
            inSync(recorder);
            assertThat(recorder.health.edits()).isEmpty();
        });
    }

    @Test
    void d3_c4_scramGoesWhenOneBindsTheChannel() {
        Transcript.of("""
            S> * OK [CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-1 AUTH=SCRAM-SHA-256 AUTH=SCRAM-SHA-256-PLUS AUTH=PLAIN] x
            >C * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] x
            """).play(recorder -> assertThat(recorder.health.edits()).containsEntry("capability-auth", 3L));
        Transcript.of("""
            S: * OK [CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-1 AUTH=SCRAM-SHA-256 AUTH=CRAM-MD5 AUTH=PLAIN] x
            """).play(recorder -> assertThat(recorder.health.edits()).isEmpty());
    }

    @Test
    void d3_c5_mechanismsBoundToTheServerGo() {
        Transcript.of("""
            S> * CAPABILITY AUTH=EXTERNAL AUTH=GSSAPI AUTH=GS2-KRB5 AUTH=DIGEST-MD5 AUTH=NTLM SASL-IR X
            >C * CAPABILITY SASL-IR X
            """).play(CapabilityTrapsTest::inSync);
    }

    @Test
    void d3_unknownNamesStayAsTheyAre() {
        Transcript.of("""
            S: * CAPABILITY IMAP4rev2  X-ODD NOTIFY CATENATE UTF8=ACCEPT XAUTH=NTLM AUTH= LOGINDISABLED\\s
            """.replace("\\s", " "))
                .play(recorder -> assertThat(recorder.health.edits()).isEmpty());
    }

    @Test
    void d2_d4_compressIsAnsweredHere() {
        Transcript.of("""
            S: * OK ready
            C> a COMPRESS DEFLATE
            >C a NO COMPRESS is not available through Kith
            C> b compress {7+}
            C> DEFLATE
            >C b NO COMPRESS is not available through Kith
            C> c COMPRESS {7}
            >C c NO COMPRESS is not available through Kith
            C: d NOOP
            S: d OK done
            """).play(recorder -> {
            inSync(recorder);
            assertThat(recorder.health.edits()).isEqualTo(java.util.Map.of("compress", 3L));
        });
    }

    @Test
    void d4_theAnswerNeverOvertakesEarlierOnes() {
        Transcript.of("""
            S: * OK ready
            C: a NOOP
            C> b COMPRESS DEFLATE
            C: c NOOP
            S: * 1 FETCH (BODY[TEXT] {3}
            S- abc)
            S:
            S: a OK done
            >C b NO COMPRESS is not available through Kith
            S: c OK done
            """).play(CapabilityTrapsTest::inSync);
    }

    @Test
    void d4_theAnswerNeverStandsInsideAResponse() {
        Transcript.of("""
            S: * OK ready
            S: * 1 FETCH (BODY[TEXT] {6}
            S- abc
            C> b COMPRESS DEFLATE
            S- def)
            S:
            >C b NO COMPRESS is not available through Kith
            """).play(CapabilityTrapsTest::inSync);
    }

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
            inSync(recorder);
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
            inSync(recorder);
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
            inSync(recorder);
            assertThat(recorder.logins).containsExactly("accepted LOGIN alice secret", "departed");
        });
    }

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
            inSync(recorder);
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
            """).upstream(Security.STARTTLS).play(CapabilityTrapsTest::inSync);
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
            inSync(recorder);
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
            inSync(recorder);
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
