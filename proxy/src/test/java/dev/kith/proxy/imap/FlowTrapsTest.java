package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import org.junit.jupiter.api.Test;

/// Block B of docs/traps.md: commands in flight, tags, IDLE. Every transcript is cut at every octet.
class FlowTrapsTest {
    private static void unchanged(String script) {
        Transcript.of(script).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.health.edits()).isEmpty();
        });
    }

    @Test
    void b1_commandsPipelinedBehindLoginAndAuthenticate() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN alice "sec ret"
            C: b SELECT INBOX
            C: c NOOP
            S: a OK in
            S: b OK done
            S: c OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).contains("accepted LOGIN alice sec ret");
        });
        Transcript.of("""
            S: * OK ready
            C: a AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==
            C> b COMPRESS DEFLATE
            C: c NOOP
            S: a OK in
            >C b NO COMPRESS is not available through Kith
            S: c OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).contains("accepted PLAIN alice secret");
        });
    }

    @Test
    void b2_commandsPipelinedBehindDone() {
        Transcript.of("""
            S: * OK ready
            C: a IDLE
            S: + idling
            S: * 4 EXISTS
            C: DONE
            C: b SELECT Sent
            C> c COMPRESS DEFLATE
            S: a OK done
            S: b OK done
            >C c NO COMPRESS is not available through Kith
            """).play(Recorder::inSync);
    }

    @Test
    void b3_upstreamCompletesCommandsInAnyOrder() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN alice secret
            C: b STATUS x (MESSAGES)
            C: c STATUS y (MESSAGES)
            C> d COMPRESS DEFLATE
            S: c OK done
            S: b OK done
            S: a OK in
            >C d NO COMPRESS is not available through Kith
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).contains("accepted LOGIN alice secret");
        });
    }

    @Test
    void b4_tagsMayRepeat() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN alice wrong
            C: a LOGIN alice secret
            S: a NO no
            S: a OK in
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).containsExactly("refused", "accepted LOGIN alice secret", "departed");
        });
    }

    @Test
    void b5_b6_b12_kithSaysNothingOfItsOwnInALongSession() {
        unchanged("""
            S: * OK ready
            C: a LOGIN alice secret
            S: a OK in
            C: b ENABLE CONDSTORE QRESYNC
            S: * ENABLED CONDSTORE QRESYNC
            S: b OK done
            C: c SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541))
            S: * OK [CLOSED]
            S: * 100 EXISTS
            S: * OK [UIDVALIDITY 67890007] UIDVALIDITY
            S: * VANISHED (EARLIER) 41,43:116
            S: c OK [READ-WRITE] done
            C: d UID SEARCH RETURN (SAVE) ALL
            S: d OK done
            C: e UID FETCH $ (FLAGS MODSEQ)
            S: * 1 FETCH (UID 4 MODSEQ (65402) FLAGS (\\Seen))
            S: * VANISHED 300:310,405
            S: e OK done
            """);
    }

    @Test
    void b7_aReplyToACommandNotYetSentWhole() {
        Transcript.of("""
            S: * OK ready
            C: a APPEND Sent {30+}
            C- 0123456789
            S: a NO over quota
            C- 01234567890123456789
            C:
            C: b NOOP
            S: b OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.sightings).noneMatch(seen -> seen.outcome() == Outcome.ACCEPTED);
        });
    }

    @Test
    void b8_idleUntaggedDataBeforeThePlusAndRefusal() {
        Transcript.of("""
            S: * OK ready
            C: a IDLE
            S: * 4 EXISTS
            S: + idling
            C: done
            S: a OK done
            C: b IDLE
            S: b NO not now
            C> c COMPRESS DEFLATE
            >C c NO COMPRESS is not available through Kith
            """).play(Recorder::inSync);
    }

    @Test
    void b8_aLineInIdleThatIsNotDoneIsNoCommand() {
        Transcript.of("""
            S: * OK ready
            C: a IDLE
            S: + idling
            C: b COMPRESS DEFLATE
            S: a BAD Expected DONE.
            C> c COMPRESS DEFLATE
            >C c NO COMPRESS is not available through Kith
            """).play(Recorder::inSync);
    }

    @Test
    void b8_aCommandBehindIdleThatUpstreamHasNotTakenYetMakesTheTapBlind() {
        Transcript.of("""
            S: * OK ready
            C: a IDLE
            C: b NOOP
            S: a NO not now
            S: b OK done
            """)
                .play(recorder -> assertThat(recorder.health.blind.sum()).isEqualTo(1));
    }

    @Test
    void b10_notifyPasses() {
        unchanged("""
            S: * OK ready
            C: a NOTIFY SET STATUS (selected (MessageNew (uid body.peek[header.fields (from)]) MessageExpunge))
            S: * STATUS misc (UIDNEXT 999)
            S: a OK done
            S: * 5 EXISTS
            S: * 5 FETCH (UID 44 BODY[HEADER.FIELDS (FROM)] {15}
            S: From: a@b.org
            S: )
            """);
    }

    @Test
    void b13_enableIsNotedAndPasses() {
        Transcript.of("""
            S: * OK ready
            C: a SELECT "Entw&APw-rfe"
            S: a OK done
            C: b FETCH 1 RFC822
            S: * 1 FETCH (RFC822 {3}
            S- abc UID 1)
            S:
            S: b OK done
            C: c ENABLE UTF8=ACCEPT
            S: * ENABLED UTF8=ACCEPT
            S: c OK done
            C: d SELECT "A&-B"
            S: d OK done
            C: e FETCH 1 RFC822
            S: * 1 FETCH (RFC822 {3}
            S- abc UID 1)
            S:
            S: e OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.sightings.get(0).mailbox()).isEqualTo("Entw\u00fcrfe");
            assertThat(recorder.sightings.get(1).mailbox()).isEqualTo("A&-B");
        });
    }

    /// RFC 8437 section 2: with the login go what was selected and what was enabled.
    @Test
    void b13_whoSignsOutBeginsAnew() {
        Transcript.of("""
            S: * OK ready
            C: a LOGIN alice secret
            S: a OK in
            C: b ENABLE UTF8=ACCEPT
            S: * ENABLED UTF8=ACCEPT
            S: b OK done
            C: c SELECT Sent
            S: c OK done
            C: d UNAUTHENTICATE
            S: d OK out
            S: * 1 FETCH (RFC822 {3}
            S- abc UID 1)
            S:
            C: e LOGIN alice secret
            S: e OK in
            C: f SELECT "Entw&APw-rfe"
            S: f OK done
            C: g FETCH 1 RFC822
            S: * 1 FETCH (RFC822 {3}
            S- abc UID 1)
            S:
            S: g OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.sightings).extracting(Sighting::mailbox).containsExactly("Entw\u00fcrfe");
        });
    }

    @Test
    void b14_linesInAuthenticateAreNoCommands() {
        Transcript.of("""
            S: * OK ready
            C: a AUTHENTICATE LOGIN
            S: + VXNlcm5hbWU6
            C: YWxpY2U=
            S: + UGFzc3dvcmQ6
            C: c2VjcmV0
            S: a OK in
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).contains("accepted LOGIN alice secret");
        });
    }

    /// Nobody may do that, but what comes behind it is a command all the same.
    @Test
    void b14_anAnswerAheadOfItsChallengeIsTheAnswerToIt() {
        Transcript.of("""
            S: * OK ready
            C: a AUTHENTICATE PLAIN
            C: AGFsaWNlAHNlY3JldA==
            S: +
            C> b COMPRESS DEFLATE
            S: a OK in
            >C b NO COMPRESS is not available through Kith
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.logins).contains("accepted PLAIN alice secret");
        });
    }

    @Test
    void b16_burstsOfIdleAndDonePassInOrder() {
        unchanged("S: * OK ready\n" + """
            C: a IDLE
            S: + idling
            C: DONE
            C: b NOOP
            C: c STORE 1 +FLAGS (\\Seen)
            C: d IDLE
            S: a OK done
            S: b OK done
            S: * 1 FETCH (FLAGS (\\Seen))
            S: c OK done
            S: + idling
            C: DONE
            S: d OK done
            """.repeat(5));
    }

    private static final String FETCHED = """
        S: * 1 FETCH (UID 9 BODY[] {3}
        S- abc)
        S:
        """;

    @Test
    void b17_theMailboxChangesOnTheTaggedOk() {
        Transcript.of("""
            S: * OK ready
            C: a SELECT INBOX
            S: * OK [UIDVALIDITY 7] valid
            S: a OK [READ-WRITE] done
            C: b FETCH 1 BODY[]
            C: c SELECT Sent
            """ + FETCHED + """
            S: b OK done
            S: * OK [UIDVALIDITY 8] valid
            S: c OK done
            C: d FETCH 1 BODY[]
            """ + FETCHED + """
            S: d OK done
            """).play(recorder -> {
            recorder.inSync();
            assertThat(recorder.sightings.get(0).mailbox()).isEqualTo("INBOX");
            assertThat(recorder.sightings.get(0).uidValidity()).isEqualTo(7);
            assertThat(recorder.sightings.get(1).mailbox()).isEqualTo("Sent");
            assertThat(recorder.sightings.get(1).uidValidity()).isEqualTo(8);
        });
    }

    @Test
    void b17_noMailboxAfterClosedOrAFailedSelectOrUnselect() {
        for (String end : new String[] {
            "C: b SELECT Sent\nS: b NO no\n",
            "C: b SELECT Sent\nS: * OK [CLOSED] previous\n",
            "C: b UNSELECT\nS: b OK done\n",
            "C: b CLOSE\nS: b OK done\n",
            "C: b SELECT Sent\nS: b BAD what\n"
        }) {
            Transcript.of("S: * OK ready\nC: a SELECT INBOX\nS: a OK done\n" + end + FETCHED)
                    .play(recorder -> {
                        recorder.inSync();
                        assertThat(recorder.sightings).as(end).isEmpty();
                    });
        }
    }

    @Test
    void b17_aRefusedCloseLeavesTheMailboxSelected() {
        Transcript.of("S: * OK ready\nC: a SELECT INBOX\nS: a OK done\nC: b CLOSE\nS: b NO no\n" + FETCHED)
                .play(recorder -> assertThat(recorder.sightings).hasSize(1));
    }

    @Test
    void b3_mbsyncsFirstSyncHasTensOfThousandsOfCommandsInFlight() {
        int many = 50_000;
        var script = new StringBuilder("S: * OK ready\nC: a SELECT INBOX\nS: a OK done\n");
        for (int i = 0; i < many; i++) {
            script.append("C: ").append(i).append(" UID FETCH ").append(i).append(" (BODY.PEEK[])\n");
        }
        for (int i = 0; i < many - 1; i++) {
            script.append("S: ").append(i).append(" OK done\n");
        }
        Transcript.of(script + FETCHED).wholePacketsOnly().play(recorder -> {
            recorder.inSync();
            assertThat(recorder.sightings).hasSize(1);
        });
    }

    @Test
    void tooManyCommandsInFlightMakeTheTapBlind() {
        var script = new StringBuilder("S: * OK ready\n");
        for (int i = 0; i < 12; i++) {
            script.append("C: a").append(i).append(" NOOP\n");
        }
        Transcript.of(script.toString())
                .limits(new ImapLimits(10_000, 1024, 100, 100, 10))
                .play(recorder -> assertThat(recorder.health.blind.sum()).isEqualTo(1));
    }

    /// Upstream takes what follows its answer for new commands, the client for the rest of the old one.
    @Test
    void b7_aLiteralAnnouncedBehindTheAnswerGetsNoLeave() {
        Transcript.of("""
            S: * OK ready
            C: a APPEND Sent {5}
            S: + go on
            C- 01234
            S: a NO over quota
            C:  {9}
            S: * BAD what
            C: b COMPRESS DEFLATE
            S: b NO not here
            """).play(recorder -> {
            assertThat(recorder.health.blind.sum()).isOne();
            assertThat(recorder.health.edits()).isEmpty();
        });
    }
}
