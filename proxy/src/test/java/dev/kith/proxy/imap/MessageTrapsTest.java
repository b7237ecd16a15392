package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Blocks E, F and H of docs/traps.md: what becomes a sighting, and how servers differ. Every transcript is cut at
/// every octet.
class MessageTrapsTest {
    private static final String SELECTED = """
        S: * OK ready
        C: s SELECT INBOX
        S: * OK [UIDVALIDITY 7] valid
        S: s OK [READ-WRITE] done
        """;

    private static void sees(String script, Consumer<List<Sighting>> check) {
        Transcript.of(script).play(recorder -> {
            assertThat(recorder.health.blind.sum()).as("blind").isZero();
            assertThat(recorder.health.edits()).isEmpty();
            check.accept(recorder.sightings);
        });
    }

    private static String text(Sighting seen) {
        return new String(seen.octets(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void e1_e14_aFetchedMessageWithItsUidInAnyOrder() {
        sees(SELECTED + """
            C: a UID FETCH 1:3 (UID RFC822.SIZE FLAGS BODY.PEEK[])
            S: * 1 FETCH (UID 11 RFC822.SIZE 5 FLAGS (\\Seen $x) BODY[] {5}
            S- a\\sb c)
            S:
            S: * 2 FETCH (BODY[] {5}
            S- d e f INTERNALDATE "17-Jul-1996 02:44:25 -0700" UID 12)
            S:
            S: * 3 fetch (ENVELOPE (NIL {3}
            S: ) ( NIL ((NIL NIL "a" "b"))) rfc822 {1}
            S- x uid 13)
            S:
            S: a OK done
            """.replace("\\s", " "), seen -> {
            assertThat(seen).extracting(Sighting::uid).containsExactly(11L, 12L, 13L);
            assertThat(seen).extracting(MessageTrapsTest::text).containsExactly("a b c", "d e f", "x");
            assertThat(seen).extracting(Sighting::uidValidity).containsOnly(7L);
            assertThat(seen).extracting(Sighting::source).containsOnly(Source.FETCH);
            assertThat(seen.get(1).internalDate()).isEqualTo(Instant.parse("1996-07-17T09:44:25Z"));
        });
    }

    @Test
    void e1_whatTheQueueHasNoRoomForPassesAndIsCounted() {
        Transcript.of(SELECTED + """
            C: a UID FETCH 1:* (BODY[])
            S: * 1 FETCH (UID 11 BODY[] {3}
            S- abc)
            S:
            S: * 2 FETCH (UID 12 BODY[] {4}
            S- abcd)
            S:
            S: * 3 FETCH (UID 13 BODY[] {2}
            S- ab)
            S:
            S: a OK done
            """).prepared(recorder -> recorder.room = 3).play(recorder -> {
            assertThat(recorder.sightings).extracting(Sighting::uid).containsExactly(11L, 13L);
            assertThat(recorder.health.observationsDropped.sum()).isEqualTo(1);
            assertThat(recorder.health.blind.sum()).isZero();
        });
    }

    @Test
    void e2_aNewUidValidityCounts() {
        sees(SELECTED + """
            S: * OK [UIDVALIDITY 8] changed
            S: * 1 FETCH (UID 1 BODY[] {1}
            S- x)
            S:
            """, seen -> assertThat(seen.getFirst().uidValidity()).isEqualTo(8));
    }

    @Test
    void e5_appendUidWhenGiven() {
        sees("""
            S: * OK ready
            C: a APPEND Sent (\\Seen) " 1-Jan-2026 12:00:00 +0100" {1+}
            C: x
            S: a OK [APPENDUID 38505 3955] done
            C: b APPEND Sent {1+}
            C: y
            S: b OK done
            C: c APPEND Sent {1+}
            C: z
            S: c NO over quota
            """, seen -> {
            assertThat(seen)
                    .extracting(Sighting::outcome)
                    .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.REJECTED);
            assertThat(seen).extracting(Sighting::uid).containsExactly(3955L, 0L, 0L);
            assertThat(seen).extracting(Sighting::uidValidity).containsExactly(38505L, 0L, 0L);
            assertThat(seen.getFirst().internalDate()).isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
        });
    }

    /// A wrong UID would be somebody else's mail.
    @Test
    void e5_asManyUidsAsMessagesOrNone() {
        for (String uids : List.of("3955", "3955:3958", "3955,3957,3958,3959", "3957:3955", "0:2")) {
            sees(
                    """
                    S: * OK ready
                    C: a APPEND Sent {2+}
                    C: ab {3+}
                    C: cde {1+}
                    C: f
                    S: a OK [APPENDUID 9 %s] done
                    """.formatted(uids),
                    seen -> assertThat(seen).as(uids).extracting(Sighting::uid).containsExactly(0L, 0L, 0L));
        }
    }

    @Test
    void e5_theConnectionDiesBeforeTheAnswer() {
        sees("""
            S: * OK ready
            C: a APPEND Sent {1+}
            C: x
            """, seen -> assertThat(seen).extracting(Sighting::outcome).containsExactly(Outcome.UNKNOWN));
        sees("""
            S: * OK ready
            C: a APPEND Sent {10+}
            C- half
            """, seen -> assertThat(seen).isEmpty());
    }

    @Test
    void e6_multiappendEachMessage() {
        sees(
                """
                S: * OK ready
                C: a APPEND "Entw&APw-rfe" (\\Draft) {2}
                S: + ok
                C: ab (\\Seen) {3+}
                C: cde {1+}
                C: f
                S: a OK [APPENDUID 9 3955:3956,3960] done
                """,
                seen -> {
                    assertThat(seen).extracting(MessageTrapsTest::text).containsExactly("ab", "cde", "f");
                    assertThat(seen).extracting(Sighting::uid).containsExactly(3955L, 3956L, 3960L);
                    assertThat(seen).extracting(Sighting::mailbox).containsOnly("Entw\u00fcrfe");
                });
    }

    @Test
    void e6_anEmptyLiteralCancels() {
        sees("""
            S: * OK ready
            C: a APPEND Sent {2+}
            C: ab {0}
            S: + ok
            C:
            S: a NO cancelled
            """, seen -> assertThat(seen).extracting(Sighting::outcome).containsExactly(Outcome.REJECTED));
    }

    @Test
    void e7_catenateIsNotVisible() {
        sees("""
            S: * OK ready
            C: a APPEND Drafts (\\Seen) CATENATE (URL "/Drafts;UIDVALIDITY=385759045/;UID=20" TEXT {4+}
            C: text TEXT {3+}
            C: abc)
            S: a OK [APPENDUID 385759045 45] done
            """, seen -> assertThat(seen).isEmpty());
    }

    @Test
    void e8_utf8AppendAsThunderbirdSends() {
        sees(
                """
                S: * OK ready
                C: a ENABLE UTF8=ACCEPT
                S: * ENABLED UTF8=ACCEPT
                S: a OK done
                C: b APPEND "Gesendet" (\\Seen) UTF8 (~{7+}
                C- To: \u00c3\u00a9\\r
                C: )
                S: b OK done
                """.replace("\\r", "x"),
                seen -> assertThat(seen).extracting(MessageTrapsTest::text).containsExactly("To: \u00c3\u00a9x"));
    }

    @Test
    void e8_mailboxNamesAsLiterals() {
        sees("""
            S: * OK ready
            C: a APPEND {4}
            S: + ok
            C: Sent {1}
            S: + ok
            C: x
            S: a OK done
            """, seen -> assertThat(seen).extracting(Sighting::mailbox).containsExactly("Sent"));
    }

    @Test
    void e9_e10_partsPartialsAndBinaryAreNoMessages() {
        sees(SELECTED + """
            C: a FETCH 1 (ALL)
            S: * 1 FETCH (UID 1 BODY[]<0> {1}
            S: x BODY[1] {1}
            S: x BODY[HEADER] {1}
            S: x BODY[TEXT] {1}
            S: x BODY[HEADER.FIELDS (Subject "BODY[] ")] {1}
            S: x BINARY[] ~{1}
            S: x BINARY[1] {1}
            S: x RFC822.HEADER {1}
            S: x RFC822.TEXT {1}
            S: x BODY[] NIL X (BODY[] {1}
            S- x))
            S:
            S: a OK done
            """, seen -> assertThat(seen).isEmpty());
    }

    @Test
    void e10_aMessageBesideOtherLiterals() {
        sees(SELECTED + """
            C: a FETCH 1 (BODY[HEADER] BODY[])
            S: * 1 FETCH (BODY[HEADER] {1}
            S: x BODY[] {2}
            S- yz UID 3)
            S:
            S: a OK done
            """, seen -> {
            assertThat(seen).extracting(MessageTrapsTest::text).containsExactly("yz");
            assertThat(seen).extracting(Sighting::uid).containsExactly(3L);
        });
    }

    @Test
    void f1_inboxInAnyCaseAndNamesByMeaning() {
        sees(
                """
                S: * OK ready
                C: a APPEND inBox {1+}
                C: x
                S: a OK done
                C: b APPEND "Fran&AOc-ais &- &broken" {1+}
                C: y
                S: b OK done
                """,
                seen -> assertThat(seen)
                        .extracting(Sighting::mailbox)
                        .containsExactly("INBOX", "Fran\u00e7ais & &broken"));
    }

    @Test
    void f6_h6_whatCannotBeReadIsNoSighting() {
        sees(SELECTED + """
            S: * 1 FETCH (UID x BODY[] {1}
            S- x)
            S:
            S: * 1 FETCH (UID 4 BODY[] {1}
            S- x
            S:
            S: * 1 FETCH UID 4 BODY[] {1}
            S- x
            S:
            S: * 2 FETCH (UID 5 BODY[] {1}
            S- x)
            S:
            """, seen -> assertThat(seen).extracting(Sighting::uid).containsExactly(5L));
    }

    @Test
    void h4_h5_h6_h9_oddServersPassAsTheyAre() {
        sees("""
            S: * OK ready
            C: a SELECT INBOX
            S: * OK [HIGHESTMODSEQ 123]
            S: * OK [PERMANENTFLAGS (\\Answered $Label1 \\*)] Flags permitted.
            S: a OK [READ-WRITE] INBOX selected.
            C: b STATUS Sent (MESSAGES)
            S: * STATUS Sent (MESSAGES 2)\\s
            S: b OK done
            C: c NOOP
            S: This line has neither star nor tag
            S: * BAD [Error="Microsoft.Exchange \\"x]"] odd {3}
            S: c BAD Request is throttled. Suggested Backoff Time: 1000 milliseconds
            C: d STATUS x ()
            S: * STATUS x ()
            S: d BAD Command Error. 10
            S: * BYE Session expired, please login again.
            """.replace("\\s", " "), seen -> assertThat(seen).isEmpty());
    }

    @Test
    void h1_gmailsExtensionsPass() {
        sees(SELECTED + """
            C: a FETCH 1 (X-GM-THRID X-GM-MSGID X-GM-LABELS)
            S: * 1 FETCH (X-GM-THRID 1266894439832287888 X-GM-LABELS (\\Inbox {7}
            S: M&{3}
            S:  "+x") X-GM-MSGID 1278455344230334865 UID 3 BODY[] {1}
            S- x)
            S:
            S: a OK done
            """, seen -> assertThat(seen).extracting(Sighting::uid).containsExactly(3L));
    }
}
