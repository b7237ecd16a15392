package dev.kith.proxy.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.relay.RecordingLegs;
import dev.kith.proxy.relay.SilentDialogue;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// C13 of docs/traps.md: what Kith answers upstream in the client's stead holds a password, and no array
/// keeps it.
class WipedAnswerTest {
    /// Base64 of NUL, alice@example.org, NUL, upstream-secret.
    private static final String ANSWER = "AGFsaWNlQGV4YW1wbGUub3JnAHVwc3RyZWFtLXNlY3JldA==";

    private final List<byte[]> given = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"a OK in\r\n", "a NO no\r\n"})
    void c13_theAnswersArrayIsOverwrittenOnceUpstreamHasJudgedIt(String verdict) throws Exception {
        var dialogue = open(Protocol.IMAP);
        dialogue.fromUpstream(octets("* OK ready\r\n"));
        dialogue.fromClient(octets("a LOGIN alice@example.org local\r\n"));
        tasks.take().run();
        dialogue.fromUpstream(octets("+ \r\n"));
        tasks.take().run();
        var answer = given.getLast();
        assertThat(heard.getLast()).isEqualTo(ANSWER + "\r\n");
        dialogue.fromUpstream(octets(verdict));
        assertThat(answer).containsOnly(0);
    }

    @Test
    void c13_theSecondOfTwoAnswersIsOverwrittenToo() throws Exception {
        var dialogue = open(Protocol.IMAP);
        dialogue.fromUpstream(octets("* OK [CAPABILITY IMAP4rev1 AUTH=LOGIN] ready\r\n"));
        dialogue.fromClient(octets("a LOGIN alice@example.org local\r\n"));
        tasks.take().run();
        dialogue.fromUpstream(octets("+ VXNlcm5hbWU6\r\n"));
        tasks.take().run();
        dialogue.fromUpstream(octets("+ UGFzc3dvcmQ6\r\n"));
        tasks.take().run();
        var answer = given.getLast();
        assertThat(heard.getLast()).isEqualTo("dXBzdHJlYW0tc2VjcmV0\r\n");
        dialogue.fromUpstream(octets("a OK in\r\n"));
        assertThat(answer).containsOnly(0);
    }

    /// Upstream may refuse without waiting for what it has asked: it must not get an overwritten answer.
    @Test
    void anAnswerThatNobodyWaitsForAnyMoreIsNotGiven() throws Exception {
        var dialogue = open(Protocol.IMAP);
        dialogue.fromUpstream(octets("* OK ready\r\n"));
        dialogue.fromClient(octets("a LOGIN alice@example.org local\r\n"));
        tasks.take().run();
        dialogue.fromUpstream(octets("+ \r\na NO too late\r\n"));
        tasks.take().run();
        assertThat(heard.getLast()).isEqualTo("a AUTHENTICATE PLAIN\r\n");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void c13_orOnceTheConnectionIsGone(Protocol protocol) throws Exception {
        var dialogue = open(protocol);
        if (protocol == Protocol.IMAP) {
            dialogue.fromUpstream(octets("* OK ready\r\n"));
            dialogue.fromClient(octets("a LOGIN alice@example.org local\r\n"));
        } else {
            dialogue.fromUpstream(octets("220 ready\r\n"));
            dialogue.fromClient(octets("AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAGxvY2Fs\r\n"));
        }
        await().until(() -> {
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            return heard.stream().anyMatch(line -> line.startsWith("a AUTHENTICATE") || line.startsWith("AUTH "));
        });
        dialogue.fromUpstream(octets(protocol == Protocol.IMAP ? "+ \r\n" : "334 \r\n"));
        await().until(() -> {
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            return heard.getLast().equals(ANSWER + "\r\n");
        });
        dialogue.closed();
        assertThat(given.getLast()).containsOnly(0);
    }

    private Dialogue open(Protocol protocol) {
        var factory = new SignInFactory("work", protocol, new Keeper(), new TapHealth(), false, new DialogueFactory() {
            @Override
            public Dialogue open(Legs legs) {
                return new Behind(legs);
            }

            @Override
            public byte[] unavailable(String why) {
                return new byte[0];
            }
        });
        return factory.open(new Outside());
    }

    private static ByteBuf octets(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /// Sees what the sign-in gives away.
    private final class Behind extends SilentDialogue {
        private final Legs legs;

        Behind(Legs legs) {
            this.legs = legs;
        }

        @Override
        public void fromClient(ByteBuf octets) {
            given.add(octets.array());
            heard.add(octets.toString(StandardCharsets.US_ASCII));
            octets.release();
        }

        @Override
        public void fromUpstream(ByteBuf octets) {
            legs.toClient(octets);
        }
    }

    /// What it is to do comes when the test says so.
    private final class Outside extends RecordingLegs {
        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }
    }

    private static final class Keeper implements LocalLogins {
        @Override
        public boolean signsIn(String account) {
            return true;
        }

        @Override
        public Verdict check(String account, String user, byte[] password) {
            return new Verdict.Use(
                    new Login("PLAIN", "alice@example.org", "upstream-secret".getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public Verdict refused(String account, String detail) {
            return new Verdict.Wrong("no");
        }
    }
}
