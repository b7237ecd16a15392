package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kith.proxy.Pieces;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Sighting;

/// What comes out equals what went in, or an edit is counted; nothing is thrown, no buffer is left behind, and no
/// message is said to be accepted that upstream did not accept. Regression mode in the ordinary tests; `-Pfuzz` looks
/// for more.
class SmtpDialogueFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void whatComesOutEqualsWhatWentIn(byte[] input) {
        var pieces = Pieces.of(input);
        var told = new Conversation(new SmtpSettings("work", Security.PLAIN, false, false, 512, 64, 64));
        var dialogue = told.open();
        for (var piece : pieces.all()) {
            if (piece.fromClient()) {
                dialogue.fromClient(told.give(piece.octets()));
            } else {
                dialogue.fromUpstream(told.give(piece.octets()));
            }
        }
        var client = pieces.said(true);
        var upstream = pieces.said(false);
        var faithful = told.health.edits().isEmpty();
        if (faithful) {
            assertThat(client).startsWith(told.legs.upstream.toString());
            assertThat(upstream).startsWith(told.legs.client.toString());
        }
        dialogue.upstreamEnded();
        if (faithful) {
            assertThat(told.legs.client.toString()).isEqualTo(upstream);
        }
        dialogue.closed();
        told.assertNothingLeftBehind();
        for (var seen : told.sightings) {
            assertThat(seen.size()).isLessThanOrEqualTo(client.length());
            if (seen.outcome() == Sighting.Outcome.ACCEPTED) {
                assertThat(upstream).contains("250");
            }
        }
    }
}
