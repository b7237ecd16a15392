package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.imap.ImapDialogueFactory.ClientLeg;
import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.Security;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes out equals what went in, whatever it is, and nothing is thrown: both directions are fed with pieces of
/// IMAP in no sensible order, cut at random places.
class FuzzTest {
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n",
            "\r\n",
            "\n",
            "\r",
            " ",
            " ",
            "* ",
            "+ ",
            "a ",
            "b ",
            "a1 ",
            "OK ",
            "NO ",
            "BAD ",
            "BYE ",
            "PREAUTH ",
            "[",
            "]",
            "[CAPABILITY X]",
            "CAPABILITY X Y",
            "{3}\r\n",
            "{3+}\r\n",
            "~{4}\r\n",
            "{0}\r\n",
            "{99999999999999999999}\r\n",
            "{",
            "}",
            "\"",
            "\\",
            "(",
            ")",
            "1 FETCH (",
            "BODY[] {2}\r\n",
            "UID 4 ",
            "BODY[]<0> ",
            "LOGIN ",
            "AUTHENTICATE PLAIN ",
            "AHgAeQ==",
            "*",
            "=",
            "IDLE",
            "DONE",
            "APPEND x ",
            "SELECT INBOX",
            "CLOSE",
            "UTF8 (~{5}\r\n",
            "CATENATE (",
            "abc",
            "\0",
            "\u00ff",
            "[UIDVALIDITY 4]",
            "[APPENDUID 1 2:5]",
            "[CLOSED] ",
            "ENABLED UTF8=ACCEPT",
            "COMP",
            "START");

    private static String sentence(SplittableRandom random, int pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsAddedLostOrThrown(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2000; round++) {
            String about = "seed " + seed + ", round " + round;
            var recorder = new Recorder();
            var limits = new ImapLimits(1 << 20, 1024, 100, 100, 20);
            Dialogue dialogue = new ImapDialogueFactory(
                            "work",
                            Security.TLS,
                            new ClientLeg(false, false),
                            recorder.sightings::add,
                            recorder,
                            recorder.health,
                            InstantSource.fixed(Instant.EPOCH),
                            limits)
                    .open(recorder);
            String client = sentence(random, 30);
            String upstream = sentence(random, 30);
            feed(dialogue, client, upstream, random);
            assertThat(recorder.upstream.toString()).as(about).isEqualTo(client);
            assertThat(recorder.client.toString()).as(about).isEqualTo(upstream);
            assertThat(recorder.health.edits()).as(about).isEmpty();
        }
    }

    private static void feed(Dialogue dialogue, String client, String upstream, SplittableRandom random) {
        byte[] fromClient = client.getBytes(StandardCharsets.ISO_8859_1);
        byte[] fromUpstream = upstream.getBytes(StandardCharsets.ISO_8859_1);
        int c = 0;
        int u = 0;
        while (c < fromClient.length || u < fromUpstream.length) {
            if (random.nextBoolean()) {
                int to = Math.min(fromClient.length, c + random.nextInt(12));
                dialogue.fromClient(Unpooled.wrappedBuffer(Arrays.copyOfRange(fromClient, c, to)));
                c = to;
            } else {
                int to = Math.min(fromUpstream.length, u + random.nextInt(12));
                dialogue.fromUpstream(Unpooled.wrappedBuffer(Arrays.copyOfRange(fromUpstream, u, to)));
                u = to;
            }
        }
        dialogue.clientEnded();
        dialogue.upstreamEnded();
        dialogue.closed();
    }
}
