package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Block A of docs/traps.md: literals, quoted strings and lines. Every transcript is cut at every octet.
class FramingTrapsTest {
    private static void unchanged(String script) {
        Transcript.of(script).play(FramingTrapsTest::inSync);
    }

    private static void inSync(Recorder recorder) {
        assertThat(recorder.health.blind.sum()).as("blind").isZero();
        assertThat(recorder.health.edits()).isEmpty();
    }

    private static void blind(Recorder recorder) {
        assertThat(recorder.health.blind.sum()).as("blind").isEqualTo(1);
        assertThat(recorder.sightings).isEmpty();
    }

    private static void oneMessage(Recorder recorder, String mailbox, String octets) {
        inSync(recorder);
        assertThat(recorder.sightings).hasSize(1);
        var seen = recorder.sightings.getFirst();
        assertThat(seen.mailbox()).isEqualTo(mailbox);
        assertThat(new String(seen.octets(), StandardCharsets.ISO_8859_1)).isEqualTo(octets);
    }

    @Test
    void a1_aSynchronisingLiteralWaitsForUpstreamsPlus() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN {5}
            S: + go on
            C: alice {6}
            S: + go on
            C: secret
            S: a OK in
            """).play(recorder -> {
            inSync(recorder);
            assertThat(recorder.logins).containsExactly("accepted LOGIN alice secret", "departed");
        });
    }

    @Test
    void a1_anEmptySynchronisingLiteralWaitsToo() {
        unchanged("""
            S: * OK ready
            C: a SEARCH SUBJECT {0}
            S: + go on
            C: ALL
            S: * SEARCH 1
            S: a OK done
            C: b NOOP
            S: b OK done
            """);
    }

    @Test
    void a2_refusedLiteralNextOctetsAreANewCommand() {
        Transcript.of("""
            S: * OK ready
            C: a APPEND Sent {11}
            S: a NO [TRYCREATE] no such mailbox
            C> b COMPRESS DEFLATE
            >C b NO COMPRESS is not available through Kith
            C: c APPEND INBOX {8}
            S: + go on
            C: X: 1
            C:
            C:
            S: c OK [APPENDUID 9 4] done
            """).play(recorder -> {
            assertThat(recorder.health.edits()).containsOnlyKeys("compress");
            assertThat(recorder.health.blind.sum()).isZero();
            assertThat(recorder.sightings).hasSize(1);
            assertThat(recorder.sightings.getFirst().uid()).isEqualTo(4);
        });
    }

    @Test
    void a2_literalSentWithoutLeaveAndRefusedMakesTheTapBlind() {
        Transcript.of("""
            S: * OK ready
            C: a APPEND Sent {7}
            C: 12345
            C:
            S: a NO no
            S: 12345 BAD what
            S: * BAD what
            C: b COMPRESS DEFLATE
            S: b NO not here
            """).play(FramingTrapsTest::blind);
    }

    @Test
    void a3_nonSynchronisingLiteralsFollowAtOnce() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN {5+}
            C: alice {6+}
            C: secret
            C: b APPEND Sent (\\Seen) {11+}
            C: A: b
            C:
            C: x
            C:
            S: a OK in
            S: b OK [APPENDUID 9 4] done
            """).play(recorder -> {
            inSync(recorder);
            assertThat(recorder.logins).contains("accepted LOGIN alice secret");
        });
    }

    @Test
    void a3_aRefusedNonSynchronisingLiteralIsStillConsumed() {
        Transcript.of("""
            S: * OK ready
            C: a APPEND Sent {20+}
            S: a NO over quota
            C: b COMPRESS DEFLATE
            C:
            C> c COMPRESS DEFLATE
            >C c NO COMPRESS is not available through Kith
            """).play(recorder -> {
            assertThat(recorder.health.edits()).containsEntry("compress", 1L);
            assertThat(recorder.health.blind.sum()).isZero();
        });
    }

    @Test
    void a4_noLiteralExtensionIsAddedOrTaken() {
        unchanged("""
            S: * OK [CAPABILITY IMAP4rev1 LITERAL- AUTH=PLAIN] ready
            C: a CAPABILITY
            S: * CAPABILITY IMAP4rev1 LITERAL- AUTH=PLAIN
            S: a OK done
            """);
    }

    @Test
    void a5_upstreamLiteralsStandInAnyDataAndInCodes() {
        unchanged("""
            S: * OK ready
            C: a LIST "" *
            S: * LIST () "/" {5}
            S: a {9}
            S: * ID ("name" {3}
            S: abc)
            S: a NO [BADURL {7}
            S: b {9}
            S- ] text {3}
            S:
            C: c NOOP
            S: c OK done
            """);
    }

    @Test
    void a5_anAnswerWithALiteralInItsCodeIsAnAnswer() {
        Transcript.of("""
            S: * OK ready
            C: a CREATE x
            C: b NOOP
            C> c COMPRESS DEFLATE
            S: a NO [BADURL {7}
            S- * 1 x {
            S: ] no
            S: b OK done
            >C c NO COMPRESS is not available through Kith
            """).play(recorder -> {
            assertThat(recorder.health.edits()).containsOnlyKeys("compress");
            assertThat(recorder.health.blind.sum()).isZero();
        });
    }

    @Test
    void a6_literal8HoldsAnyOctet() {
        Transcript.of("""
            S: * OK ready
            C: a SELECT INBOX
            S: a OK [READ-WRITE] done
            C: b APPEND INBOX ~{11+}
            C: a\0b {5}
            C- c
            C- \0
            C:
            S: b OK done
            C: c NOOP
            S: * 1 FETCH (BINARY[1] ~{6}
            S: \0{5}
            S: )
            S: c OK done
            """).play(recorder -> oneMessage(recorder, "INBOX", "a\0b {5}\r\nc\0"));
    }

    @Test
    void a7_whatOnlyLooksLikeALiteralIsNone() {
        unchanged("""
            S: * OK ready {5}
            C: a SEARCH SUBJECT "{5}"
            S: * BAD odd {7}
            S: * OK [ALERT] see {3}
            S: a NO nothing {12}
            C: b LOGIN "al\\"{5}" "x\\\\"
            S: b NO no {5+}
            C: c NOOP {x}
            S: c BAD {}
            C: d NOOP
            S: d OK {9}
            """);
    }

    /// Octets pass either way: whether some were taken for a literal shows where Kith has an answer of its own to give.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK odd {7}",
                "* BAD odd {7}",
                "* OK [ALERT] see {3}",
                "+ go on {4}",
                "a NO nothing {12}",
                "a OK {9}"
            })
    void a7_behindWhatOnlyLooksLikeALiteralComesAResponse(String odd) {
        Transcript.of("S: * OK ready {5}\nC: a NOOP\nS: " + odd + """

            S: a OK done
            C> b COMPRESS DEFLATE
            >C b NO COMPRESS is not available through Kith
            """).play(Recorder::inSync);
    }

    @Test
    void a7_imapTextInsideABodyIsNotRead() {
        Transcript.of("""
            S: * OK ready
            C: a SELECT INBOX
            S: * OK [UIDVALIDITY 7] valid
            S: a OK [READ-WRITE] done
            C: b FETCH 1 BODY[]
            S: * 1 FETCH (BODY[] {46}
            S: * OK [CAPABILITY COMPRESS=DEFLATE] x
            S: a {99}
            S:  UID 3)
            S: b OK done
            """)
                .play(recorder -> oneMessage(recorder, "INBOX", "* OK [CAPABILITY COMPRESS=DEFLATE] x\r\na {99}\r\n"));
    }

    @Test
    void a8_quotedStringsMayHoldEightBits() {
        unchanged("""
            S: * OK ready
            C: a SEARCH CHARSET UTF-8 BODY "\u00e2\u0082\u00ac"
            S: * SEARCH
            S: a OK done
            """);
    }

    @Test
    void a8_aBrokenQuoteBeforeSomethingLikeALiteralMakesTheTapBlind() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN "alice {5}
            S: a BAD what
            C: b COMPRESS DEFLATE
            S: b NO not here
            """).play(FramingTrapsTest::blind);
    }

    @Test
    void a9_anOversizeLineEndsTheTapAndNotTheRelay() {
        var small = new ImapLimits(200, 1024, 100, 100, 10);
        Transcript.of("S: * OK ready\nC: a SEARCH " + "1,".repeat(150) + "2\nS: * SEARCH 1\nS: a OK done\n")
                .limits(small)
                .play(FramingTrapsTest::blind);
    }

    @Test
    void a9_anOversizeLiteralIsSkippedByItsCount() {
        String line = "S: a OK [CAPABILITY COMPRESS=DEFLATE]\n";
        Transcript.of("""
            S: * OK ready
            C: a SELECT INBOX
            S: a OK done
            C: b FETCH 1 BODY[]
            S: * 1 FETCH (UID 4 BODY[] {1440}
            """ + line.repeat(40) + """
            S: )
            S: b OK done
            """)
                .limits(new ImapLimits(10_000, 1024, 50, 100, 10))
                .play(recorder -> {
                    inSync(recorder);
                    var seen = recorder.sightings.getFirst();
                    assertThat(seen.octets()).hasSize(50);
                    assertThat(seen.cut()).isTrue();
                    assertThat(seen.size()).isEqualTo(1440);
                });
    }

    @Test
    void a10_linesOfFortyKilobytesPass() {
        unchanged("S: * OK ready\nC: a UID STORE " + "1000000,".repeat(5000)
                + "2 +FLAGS.SILENT (\\Seen)\nS: a OK done\nC: b UID FETCH " + "1000000,".repeat(20_000)
                + "2 FLAGS\nS: b OK done\n");
    }

    @Test
    void a11_continuationRequestsComeInManyForms() {
        unchanged("""
            S: * OK ready
            C: a SUBSCRIBE {1}
            S: +
            C: x
            S: a OK done
            C: b SUBSCRIBE {1}
            S: +\s
            C: x
            S: b OK done
            C: c SUBSCRIBE {1}
            S: + [ALERT] {5}
            C: x
            S: c OK done
            """);
    }

    @Test
    void a12_a13_nothingIsSerialisedAgain() {
        unchanged("""
            S: * ok  Ready
            C: a  select   "INBOX"
            S: * flags (\\Seen   \\Answered )
            S: * 3 exists\s
            S: a ok  [read-write]   Done
            C: UID1 uId fEtch 1:* (flags)
            S: * 1 fetch (UID 5  FLAGS ( ) )
            S: UID1 OK
            C:
            S: * BAD what
            """);
    }

    @Test
    void a15_setsPassAsTheyAre() {
        unchanged("""
            S: * OK ready
            C: a UID FETCH 9:3,*,$,4 (FLAGS)
            S: a OK done
            """);
    }

    @Test
    void a16_tagsMayHoldAlmostAnything() {
        Transcript.of("""
            S: * OK ready
            C: {5]}.x!# LOGIN alice secret
            S: * 1 FETCH (X-GM-LABELS (+x "+ y"))
            S: {5]}.x!# OK in
            """).play(recorder -> {
            inSync(recorder);
            assertThat(recorder.logins).contains("accepted LOGIN alice secret");
        });
    }

    @Test
    void bareLineFeedsAreNotGuessedAt() {
        var recorder = new Recorder();
        var dialogue = new ImapDialogueFactory(
                        "work",
                        dev.kith.proxy.relay.Security.TLS,
                        new ImapDialogueFactory.ClientLeg(false, false),
                        recorder.sightings::add,
                        recorder,
                        recorder.health,
                        java.time.InstantSource.fixed(java.time.Instant.EPOCH),
                        ImapLimits.USUAL)
                .open(recorder);
        dialogue.fromUpstream(io.netty.buffer.Unpooled.copiedBuffer("* OK ready\n", StandardCharsets.US_ASCII));
        assertThat(recorder.client.toString()).isEqualTo("* OK ready\n");
        assertThat(recorder.health.blind.sum()).isEqualTo(1);
    }
}
