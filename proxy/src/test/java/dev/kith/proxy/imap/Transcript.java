package dev.kith.proxy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.imap.ImapDialogueFactory.ClientLeg;
import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.Security;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/// An IMAP conversation as it is on the wire, played through a dialogue again and again with its octets cut at other
/// places each time. What each peer receives must be what the transcript says, octet for octet, after every packet.
///
///     C: a line from the client, which reaches upstream as it is
///     S: a line from upstream, which reaches the client as it is
///     C- the same without CRLF: octets of a literal
///     S-
///     C> a line from the client that does not reach upstream
///     S> a line from upstream that does not reach the client
///     >C a line that the client receives from Kith
///     >S a line that upstream receives from Kith
///     -- another packet begins
///
/// Lines of one peer behind each other are one packet.
final class Transcript {
    private record Packet(boolean fromClient, byte[] octets, String toClient, String toUpstream) {}

    private final List<Packet> packets;
    private ClientLeg leg = new ClientLeg(false, false);
    private Security security = Security.TLS;
    private ImapLimits limits = ImapLimits.USUAL;
    private boolean cuts = true;
    private Consumer<Recorder> prepared = _ -> {};

    private Transcript(List<Packet> packets) {
        this.packets = packets;
    }

    static Transcript of(String script) {
        var packets = new ArrayList<Packet>();
        var octets = new StringBuilder();
        var toClient = new StringBuilder();
        var toUpstream = new StringBuilder();
        char sender = 0;
        for (String line : script.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            String kind = line.substring(0, 2);
            String text = line.length() > 3 ? line.substring(3) : "";
            String sent = kind.endsWith("-") ? text : text + "\r\n";
            boolean received = kind.startsWith(">");
            if (!received && kind.charAt(0) != sender) {
                add(packets, sender, octets, toClient, toUpstream);
                sender = kind.equals("--") ? 0 : kind.charAt(0);
            }
            switch (kind) {
                case "C:", "C-" -> {
                    octets.append(sent);
                    toUpstream.append(sent);
                }
                case "S:", "S-" -> {
                    octets.append(sent);
                    toClient.append(sent);
                }
                case "C>", "S>" -> octets.append(sent);
                case ">C" -> toClient.append(sent);
                case ">S" -> toUpstream.append(sent);
                case "--" -> {}
                default -> throw new IllegalArgumentException(line);
            }
        }
        add(packets, sender, octets, toClient, toUpstream);
        return new Transcript(packets);
    }

    private static void add(
            List<Packet> packets, char sender, StringBuilder octets, StringBuilder toClient, StringBuilder toUpstream) {
        if (sender != 0) {
            byte[] sent = octets.toString().getBytes(StandardCharsets.ISO_8859_1);
            packets.add(new Packet(sender == 'C', sent, toClient.toString(), toUpstream.toString()));
        }
        octets.setLength(0);
        toClient.setLength(0);
        toUpstream.setLength(0);
    }

    Transcript leg(ClientLeg wanted) {
        leg = wanted;
        return this;
    }

    Transcript upstream(Security wanted) {
        security = wanted;
        return this;
    }

    Transcript limits(ImapLimits wanted) {
        limits = wanted;
        return this;
    }

    /// For what depends on octets being in one packet.
    Transcript wholePacketsOnly() {
        cuts = false;
        return this;
    }

    Transcript prepared(Consumer<Recorder> by) {
        prepared = by;
        return this;
    }

    /// Plays it whole, octet by octet, cut at every place, and at seeded random places.
    ///
    /// @param check holds after each
    void play(Consumer<Recorder> check) {
        once("whole", check, List::of);
        if (!cuts) {
            return;
        }
        once("octet by octet", check, octets -> every(octets, 1));
        int longest =
                packets.stream().mapToInt(packet -> packet.octets.length).max().orElseThrow();
        for (int cut = 1; cut < Math.min(longest, 2000); cut++) {
            int at = cut;
            once("cut at octet " + at, check, octets -> cutAt(octets, at));
        }
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            once("random cuts, seed " + seed, check, octets -> randomly(octets, random));
        }
    }

    private void once(String how, Consumer<Recorder> check, Function<byte[], List<byte[]>> cut) {
        var recorder = new Recorder();
        prepared.accept(recorder);
        var factory = new ImapDialogueFactory(
                "work", security, leg, recorder, recorder, recorder.health, InstantSource.fixed(Instant.EPOCH), limits);
        Dialogue dialogue = factory.open(recorder);
        var client = new StringBuilder();
        var upstream = new StringBuilder();
        for (Packet packet : packets) {
            for (byte[] piece : cut.apply(packet.octets)) {
                if (packet.fromClient) {
                    dialogue.fromClient(Unpooled.copiedBuffer(piece));
                } else {
                    dialogue.fromUpstream(Unpooled.copiedBuffer(piece));
                }
            }
            client.append(packet.toClient);
            upstream.append(packet.toUpstream);
            assertThat(recorder.client.toString()).as("to the client, %s", how).isEqualTo(client.toString());
            assertThat(recorder.upstream.toString()).as("to upstream, %s", how).isEqualTo(upstream.toString());
        }
        dialogue.closed();
        boolean faithful = said(true).contentEquals(upstream) && said(false).contentEquals(client);
        assertThat(recorder.health.edits().isEmpty())
                .as("no edit in %s, %s", recorder.health.edits(), how)
                .isEqualTo(faithful);
        try {
            check.accept(recorder);
        } catch (AssertionError failed) {
            throw new AssertionError(how, failed);
        }
    }

    /// All that one peer sends.
    private String said(boolean byClient) {
        var said = new StringBuilder();
        packets.stream()
                .filter(packet -> packet.fromClient == byClient)
                .forEach(packet -> said.append(new String(packet.octets, StandardCharsets.ISO_8859_1)));
        return said.toString();
    }

    private static List<byte[]> cutAt(byte[] octets, int at) {
        return at >= octets.length
                ? List.of(octets)
                : List.of(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at, octets.length));
    }

    private static List<byte[]> every(byte[] octets, int size) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < octets.length; from += size) {
            pieces.add(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + size)));
        }
        return pieces;
    }

    private static List<byte[]> randomly(byte[] octets, SplittableRandom random) {
        var pieces = new ArrayList<byte[]>();
        int from = 0;
        while (from < octets.length) {
            int to = Math.min(octets.length, from + 1 + random.nextInt(random.nextBoolean() ? 4 : 60));
            pieces.add(Arrays.copyOfRange(octets, from, to));
            from = to;
        }
        return pieces;
    }
}
