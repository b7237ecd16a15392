package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rows D1 to D4 of docs/traps.md: capability lists, and COMPRESS. Every transcript is cut at every octet.
class CapabilityTrapsTest {
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
                    recorder.inSync();
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
            recorder.inSync();
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
            """).play(Recorder::inSync);
    }

    @Test
    void d3_unknownNamesStayAsTheyAre() {
        Transcript.of("""
            S: * CAPABILITY IMAP4rev2  X-ODD NOTIFY CATENATE UTF8=ACCEPT XAUTH=NTLM AUTH= LOGINDISABLED\\s
            """.replace("\\s", " "))
                .play(recorder -> assertThat(recorder.health.edits()).isEmpty());
    }

    /// Its beginning is upstream before anybody can know how long it is.
    @Test
    void d4_aCommandTooLongToBeLookedAtPassesWhole() {
        Transcript.of("S: * OK ready\nC: a COMPRESS " + "x".repeat(1500) + "\nS: a BAD what\nC: b NOOP\nS: b OK done\n")
                .limits(new ImapLimits(10_000, 1024, 100, 100, 10))
                .play(Recorder::inSync);
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
            recorder.inSync();
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
            """).play(Recorder::inSync);
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
            """).play(Recorder::inSync);
    }
}
