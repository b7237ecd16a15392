package dev.kith.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.proxy.LoopbackServer.Line;
import dev.kith.proxy.imap.ImapDialogueFactory;
import dev.kith.proxy.imap.ImapLimits;
import dev.kith.proxy.relay.Dialogue;
import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.smtp.SmtpDialogueFactory;
import dev.kith.proxy.smtp.SmtpSettings;
import dev.kith.proxy.tap.TapHealth;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// C13 of docs/traps.md over real sockets: a pool hands buffers on, and what is in them stays.
class SecretsTrapsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Nobody nobody = new Nobody();

    private DialogueFactory imap() {
        return new ImapDialogueFactory(
                "work",
                Security.PLAIN,
                new ImapDialogueFactory.ClientLeg(false, false),
                _ -> true,
                nobody,
                new TapHealth(),
                InstantSource.system(),
                ImapLimits.USUAL);
    }

    private DialogueFactory smtp() {
        return new SmtpDialogueFactory(
                SmtpSettings.of("work", Security.PLAIN, false, false),
                _ -> true,
                nobody,
                nobody,
                new TapHealth(),
                InstantSource.system());
    }

    /// @param secrets what the client sends before it is signed in, each answered by the next of the replies
    private static void isOverwritten(DialogueFactory dialogues, List<String> secrets, List<String> replies)
            throws Exception {
        var watching = new Watching(dialogues, new CopyOnWriteArrayList<>());
        try (var server = new LoopbackServer();
                var relay = new BareRelay(server, watching);
                Line client = relay.connect();
                Line upstream = server.next()) {
            upstream.say(replies.getFirst());
            client.hear();
            for (int i = 0; i < secrets.size(); i++) {
                client.say(secrets.get(i) + "\n");
                assertThat(upstream.hear()).isEqualTo(secrets.get(i));
                int said = i;
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(watching.text(said))
                                .isEqualTo("\0".repeat(secrets.get(said).length() + 2)));
                upstream.say(replies.get(i + 1));
                client.hear();
            }
            assertThat(watching.made.getLast().signedIn()).isTrue();
        }
    }

    @Test
    void c13_whatCarriedAnImapLoginIsOverwritten() throws Exception {
        isOverwritten(
                imap(),
                List.of("a LOGIN alice wrong", "b LOGIN alice secret"),
                List.of("* OK ready\n", "a NO no\n", "b OK done\n"));
        isOverwritten(
                imap(),
                List.of("a AUTHENTICATE PLAIN", "AGFsaWNlAHNlY3JldA=="),
                List.of("* OK ready\n", "+ \n", "a OK done\n"));
    }

    @Test
    void c13WhatCarriedAnSmtpLoginIsOverwritten() throws Exception {
        isOverwritten(
                smtp(),
                List.of("EHLO client.example.org", "AUTH LOGIN", "YWxpY2U=", "c2VjcmV0"),
                List.of("220 hello\n", "250 AUTH LOGIN\n", "334 VXNlcm5hbWU6\n", "334 UGFzc3dvcmQ6\n", "235 ok\n"));
    }

    /// Keeps an eye on the memory that the client's octets came in, and not on the buffers.
    private record Watching(DialogueFactory inner, List<ByteBuffer> seen, List<Dialogue> made)
            implements DialogueFactory {
        Watching(DialogueFactory inner, List<ByteBuffer> seen) {
            this(inner, seen, new CopyOnWriteArrayList<>());
        }

        String text(int which) {
            return StandardCharsets.ISO_8859_1
                    .decode(seen.get(which).duplicate())
                    .toString();
        }

        @Override
        public Dialogue open(Legs legs) {
            Dialogue dialogue = inner.open(legs);
            made.add(dialogue);
            return new Dialogue() {
                @Override
                public void fromClient(ByteBuf octets) {
                    seen.add(octets.nioBuffer());
                    dialogue.fromClient(octets);
                }

                @Override
                public void fromUpstream(ByteBuf octets) {
                    dialogue.fromUpstream(octets);
                }

                @Override
                public boolean signedIn() {
                    return dialogue.signedIn();
                }

                @Override
                public void clientEnded() {
                    dialogue.clientEnded();
                }

                @Override
                public void upstreamEnded() {
                    dialogue.upstreamEnded();
                }

                @Override
                public void closed() {
                    dialogue.closed();
                }
            };
        }

        @Override
        public byte[] unavailable(String why) {
            return inner.unavailable(why);
        }
    }
}
