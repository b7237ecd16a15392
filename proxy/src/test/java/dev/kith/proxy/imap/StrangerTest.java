package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// Row C16 of docs/traps.md: somebody else's mail program on this account's port. Every octet passes, in
/// every cut, and none of it is Kith's.
class StrangerTest {
    private static final String READS = """
        C: s SELECT INBOX
        S: * OK [UIDVALIDITY 7] valid
        S: s OK [READ-WRITE] done
        C: f UID FETCH 1 (BODY[])
        S: * 1 FETCH (UID 11 BODY[] {3}
        S- abc)
        S:
        S: f OK done
        C: p APPEND Sent {3+}
        C- xyz
        C:
        S: p OK [APPENDUID 9 3] done
        """;

    private static Transcript alices(String script) {
        return Transcript.of("S: * OK ready\n" + script).prepared(recorder -> recorder.owner = "alice");
    }

    private static void nothingSeen(Recorder recorder) {
        assertThat(recorder.sightings).isEmpty();
        assertThat(recorder.logins).isEmpty();
        assertThat(recorder.health.blind.sum()).as("the grammar was not lost").isZero();
        assertThat(recorder.health.observationsDropped.sum())
                .as("nothing is missing")
                .isZero();
    }

    @Test
    void c16_aStrangersMailPassesUnseen() {
        alices("C: a LOGIN bob secret\nS: a OK in\n" + READS).play(StrangerTest::nothingSeen);
    }

    @Test
    void c16_commandsBehindAStrangersLoginTooWhereverTheyWereSent() {
        alices("""
            C: a LOGIN bob secret
            C: s SELECT INBOX
            C: f UID FETCH 1 (BODY[])
            C: p APPEND Sent {3+}
            C- xyz
            C:
            S: a OK in
            S: s OK [READ-WRITE] done
            S: * 1 FETCH (UID 11 BODY[] {3}
            S- abc)
            S:
            S: f OK done
            S: p OK done
            """).play(StrangerTest::nothingSeen);
    }

    @Test
    void c16_aStrangerWhoShowsNoSecretIsOneToo() {
        var cram = Base64.getEncoder()
                .encodeToString("bob b913a602c7eda7a495b4e6e7334d3890".getBytes(StandardCharsets.US_ASCII));
        alices("C: a AUTHENTICATE CRAM-MD5\nS: + PDE4OTY=\nC: " + cram + "\nS: a OK in\n" + READS)
                .play(StrangerTest::nothingSeen);
        alices("C: a LOGIN bob secret more\nS: a OK in\n" + READS).play(StrangerTest::nothingSeen);
    }

    @Test
    void c16_whoeverShowsNoNameIsTheUser() {
        alices("C: a AUTHENTICATE X-TICKET Ym9i\nS: a OK in\n" + READS).play(recorder -> {
            assertThat(recorder.logins).containsExactly("not reusable X-TICKET", "departed");
            assertThat(recorder.sightings).hasSize(2);
        });
    }

    @Test
    void c16_aStrangersWrongPasswordMakesNoStranger() {
        alices("C: z LOGIN bob wrong\nS: z NO no\nC: a LOGIN alice secret\nS: a OK in\n" + READS)
                .play(recorder -> {
                    assertThat(recorder.logins).containsExactly("refused", "accepted LOGIN alice secret", "departed");
                    assertThat(recorder.sightings).extracting(Sighting::uid).containsExactly(11L, 3L);
                });
    }

    @Test
    void c16_whoSignsOutAndInAsAnotherIsAnother() {
        var out = "C: o UNAUTHENTICATE\nS: o OK out\n";
        alices("C: a LOGIN alice secret\nS: a OK in\n" + out + "C: b LOGIN bob secret\nS: b OK in\n" + READS)
                .play(recorder -> {
                    assertThat(recorder.logins).containsExactly("accepted LOGIN alice secret", "departed");
                    assertThat(recorder.sightings).isEmpty();
                });
        alices("C: a LOGIN bob secret\nS: a OK in\n" + out + "C: b LOGIN alice secret\nS: b OK in\n" + READS)
                .play(recorder -> {
                    assertThat(recorder.logins).containsExactly("accepted LOGIN alice secret", "departed");
                    assertThat(recorder.sightings).hasSize(2);
                });
    }
}
