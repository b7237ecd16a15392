package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.Sighting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mutated, shuffled and random octets on both legs at once: what comes out equals what went in, nothing is thrown,
/// and no sighting claims what the wire does not show. A seed of one's own: `-Dkith.seed=N`.
class SmtpFuzzTest {
    private static final String[] CLIENT = {
        "EHLO a\r\n",
        "HELO a\r\n",
        "MAIL FROM:<alice@example.org>\r\n",
        "RCPT TO:<one@example.test>\r\n",
        "DATA\r\n",
        "\r\n.\r\n",
        ".\r\n",
        "BDAT 5\r\n",
        "BDAT 0 LAST\r\n",
        "BDAT 7 LAST\r\n",
        "RSET\r\n",
        "NOOP\r\n",
        "QUIT\r\n",
        "AUTH PLAIN\r\n",
        "AUTH PLAIN AGEAYg==\r\n",
        "AGEAYg==\r\n",
        "*\r\n",
        "text\r\n",
        "a",
        "\n",
        "\r",
        "\r\n",
        "..x\r\n",
        "BDAT\r\n",
        "BDAT 99999999999999999999\r\n",
        "BDAT -1\r\n",
        "TURN\r\n",
        "\0",
        "MAIL\r\n",
        "RCPT\r\n",
        "\u00ff\u00fe\r\n",
        "AUTH\r\n",
        "AUTH GSSAPI\r\n",
        "VRFY x\r\n",
        ".\n",
        "DATA\n"
    };
    private static final String[] UPSTREAM = {
        "220 hi\r\n",
        "250 ok\r\n",
        "250-a\r\n250 CHUNKING\r\n",
        "250-x\r\n",
        "354 go\r\n",
        "354 go\r\n",
        "334 \r\n",
        "235 ok\r\n",
        "535 no\r\n",
        "550 no\r\n",
        "421 bye\r\n",
        "250\r\n",
        "250 ok\n",
        "2",
        "x",
        "\r\n",
        "\0",
        "999 what\r\n",
        "250_a\r\n",
        "250-a\r\n251 b\r\n",
        "502 what\r\n",
        "452 full\r\n",
        "250-\r\n"
    };

    static LongStream seeds() {
        var own = Long.getLong("kith.seed");
        return own == null ? LongStream.rangeClosed(1, 500) : LongStream.of(own);
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(501, 300_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatComesOutEqualsWhatWentIn(long seed) {
        fuzz(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void whatComesOutEqualsWhatWentInForLong(long seed) {
        fuzz(seed);
    }

    private static void fuzz(long seed) {
        var random = new SplittableRandom(seed);
        var told = new Conversation(new SmtpSettings("work", Security.PLAIN, false, false, 512, 64, 64));
        var dialogue = told.open();
        var client = new StringBuilder();
        var upstream = new StringBuilder();
        var rounds = 1 + random.nextInt(40);
        for (var i = 0; i < rounds; i++) {
            var fromClient = random.nextInt(5) < 3;
            var octets = mutated(random, phrases(random, fromClient ? CLIENT : UPSTREAM));
            (fromClient ? client : upstream).append(octets);
            for (var part : EveryCut.randomly(Conversation.octets(octets), random)) {
                if (fromClient) {
                    dialogue.fromClient(told.give(part));
                } else {
                    dialogue.fromUpstream(told.give(part));
                }
            }
        }
        assertThat(client.toString())
                .as("upstream hears the client, in order")
                .startsWith(told.legs.upstream.toString());
        assertThat(upstream.toString())
                .as("the client hears upstream, in order")
                .startsWith(told.legs.client.toString());
        dialogue.upstreamEnded();
        assertThat(told.legs.client.toString())
                .as("the client hears all of upstream")
                .isEqualTo(upstream.toString());
        dialogue.closed();
        told.assertNothingLeftBehind();
        for (var seen : told.sightings) {
            assertThat(seen.size()).isLessThanOrEqualTo(client.length());
            if (seen.outcome() == Sighting.Outcome.ACCEPTED) {
                assertThat(upstream.toString()).contains("250");
            }
        }
    }

    private static String phrases(SplittableRandom random, String[] words) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i >= 0; i--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    /// Some octets changed, doubled or lost; never a first one that is a TLS handshake's.
    private static String mutated(SplittableRandom random, String text) {
        if (random.nextInt(3) > 0) {
            return text;
        }
        var octets = new StringBuilder(text);
        for (var i = random.nextInt(4); i >= 0 && !octets.isEmpty(); i--) {
            var at = random.nextInt(octets.length());
            switch (random.nextInt(4)) {
                case 0 -> octets.setCharAt(at, (char) (0x17 + random.nextInt(0xe8)));
                case 1 -> octets.deleteCharAt(at);
                case 2 -> octets.insert(at, (char) (0x17 + random.nextInt(0xe8)));
                default -> octets.insert(at, octets.charAt(random.nextInt(octets.length())));
            }
        }
        return octets.toString();
    }

    /// An honest client and an honest server, pipelining at random and cut at random: the tap follows to the end and
    /// sees exactly the messages that the server accepted, for the recipients it accepted.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anHonestSessionIsSeenExactly(long seed) {
        var random = new SplittableRandom(seed);
        var told = new Conversation();
        var dialogue = told.open();
        var session = new HonestSession(random);
        var client = new StringBuilder();
        var upstream = new StringBuilder();
        while (session.hasMore()) {
            var group = session.next();
            (group.fromClient() ? client : upstream).append(group.octets());
            for (var part : EveryCut.randomly(Conversation.octets(group.octets()), random)) {
                if (group.fromClient()) {
                    dialogue.fromClient(told.give(part));
                } else {
                    dialogue.fromUpstream(told.give(part));
                }
            }
        }
        dialogue.closed();
        assertThat(told.legs.upstream.toString()).isEqualTo(client.toString());
        assertThat(told.legs.client.toString()).isEqualTo(upstream.toString());
        assertThat(told.health.blind.sum()).as("blind").isZero();
        assertThat(told.sighted()).isEqualTo(session.expected);
        told.assertNothingLeftBehind();
    }

    /// What one side says before the other must.
    record Group(boolean fromClient, String octets) {}

    /// Messages at random, by DATA or BDAT, their commands in one group or one by one.
    private static final class HonestSession {
        private final ArrayDeque<Group> groups = new ArrayDeque<>();
        final List<String> expected = new ArrayList<>();
        private final SplittableRandom random;
        private final StringBuilder asked = new StringBuilder();
        private final StringBuilder answers = new StringBuilder();

        HonestSession(SplittableRandom random) {
            this.random = random;
            groups.add(new Group(false, "220 hello\r\n"));
            say("EHLO client\r\n", "250-hello\r\n250 CHUNKING\r\n");
            flush();
            for (var i = 0; i <= random.nextInt(5); i++) {
                message(i);
            }
            say("QUIT\r\n", "221 bye\r\n");
            flush();
        }

        private void message(int number) {
            say("MAIL FROM:<alice@example.org>\r\n", "250 ok\r\n");
            var accepted = new ArrayList<String>();
            for (var i = 0; i <= random.nextInt(3); i++) {
                var path = "n" + number + i + "@example.test";
                var taken = random.nextInt(3) > 0;
                if (taken) {
                    accepted.add(path);
                }
                say("RCPT TO:<" + path + ">\r\n", taken ? "250-fine\r\n250\r\n" : "550 no\r\n");
            }
            if (random.nextInt(6) == 0) {
                say("RSET\r\n", "250 ok\r\n");
                return;
            }
            var good = random.nextInt(4) > 0;
            var text = random.nextBoolean() ? data(good) : chunks(good);
            expected.add((good ? "ACCEPTED" : "REJECTED") + " <alice@example.org> " + accepted + " "
                    + Conversation.shown(Conversation.octets(text)));
        }

        private String data(boolean good) {
            say("DATA\r\n", "354 go on\r\n");
            flush();
            var text = new StringBuilder();
            var stuffed = new StringBuilder();
            for (var i = random.nextInt(6); i > 0; i--) {
                var line = new String[] {"", ".", "..", "text", "\n.\n", "x\r", ".\n", "a\0b"}[random.nextInt(8)];
                text.append(line).append("\r\n");
                stuffed.append(line.startsWith(".") ? "." : "").append(line).append("\r\n");
            }
            say(stuffed + ".\r\n", good ? "250 kept\r\n" : "554-no\r\n554 never\r\n");
            return text.toString();
        }

        private String chunks(boolean good) {
            var text = new StringBuilder();
            for (var i = random.nextInt(3); i > 0; i--) {
                var chunk = "chunk\r\n.\r\n".substring(random.nextInt(10));
                text.append(chunk);
                say("BDAT " + chunk.length() + "\r\n" + chunk, "250 fine\r\n");
            }
            say("BDAT 4 LAST\r\nlast", good ? "250 kept\r\n" : "550 no\r\n");
            return text + "last";
        }

        /// The group goes on, or ends here.
        private void say(String command, String answer) {
            asked.append(command);
            answers.append(answer);
            if (random.nextInt(3) == 0) {
                flush();
            }
        }

        private void flush() {
            if (!asked.isEmpty()) {
                groups.add(new Group(true, asked.toString()));
                groups.add(new Group(false, answers.toString()));
                asked.setLength(0);
                answers.setLength(0);
            }
        }

        boolean hasMore() {
            return !groups.isEmpty();
        }

        Group next() {
            return groups.remove();
        }
    }
}
