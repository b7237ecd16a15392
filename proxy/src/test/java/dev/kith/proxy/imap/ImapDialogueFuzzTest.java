package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kith.proxy.Pieces;
import dev.kith.proxy.imap.ImapDialogueFactory.ClientLeg;
import dev.kith.proxy.relay.Security;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;

/// What comes out equals what went in, or an edit is counted; nothing is thrown and no buffer is left behind.
/// Regression mode in the ordinary tests; `-Pfuzz` looks for more.
class ImapDialogueFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void whatComesOutEqualsWhatWentIn(byte[] input) {
        var pieces = Pieces.of(input);
        var recorder = new Recorder();
        var dialogue = new ImapDialogueFactory(
                        "work",
                        Security.TLS,
                        new ClientLeg(false, false),
                        recorder.sightings::add,
                        recorder,
                        recorder.health,
                        InstantSource.fixed(Instant.EPOCH),
                        new ImapLimits(1 << 20, 1024, 100, 100, 20))
                .open(recorder);
        var given = new ArrayList<ByteBuf>();
        for (var piece : pieces.all()) {
            ByteBuf octets = Unpooled.copiedBuffer(piece.octets());
            given.add(octets);
            if (piece.fromClient()) {
                dialogue.fromClient(octets);
            } else {
                dialogue.fromUpstream(octets);
            }
        }
        dialogue.clientEnded();
        dialogue.upstreamEnded();
        dialogue.closed();

        if (recorder.health.edits().isEmpty()) {
            assertThat(recorder.upstream.toString()).isEqualTo(pieces.said(true));
            assertThat(recorder.client.toString()).isEqualTo(pieces.said(false));
        }
        assertThat(given).allMatch(buffer -> buffer.refCnt() == 0);
        assertThat(recorder.health.blind.sum()).isLessThanOrEqualTo(1);
        for (var seen : recorder.sightings) {
            assertThat(seen.octets().length).isLessThanOrEqualTo(200);
        }
    }
}
