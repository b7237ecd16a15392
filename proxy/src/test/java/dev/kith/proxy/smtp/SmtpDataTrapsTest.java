package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.Sighting.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trap rows K of docs/traps.md: the octets behind DATA, and the reply to them.
class SmtpDataTrapsTest {
    private static final String PROPOSED = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250-PIPELINING
        S: 250 CHUNKING
        C: MAIL FROM:<alice@example.org>
        S: 250 ok
        C: RCPT TO:<one@example.test>
        S: 250 ok
        """;
    private static final String DATA = PROPOSED + "C: DATA\nS: 354 go on\n";
    private static final String ENVELOPE = " <alice@example.org> [one@example.test] ";

    private static void playData(String data, String expected) {
        play(
                DATA + data + "C: .\nS: 250 ok\nC: QUIT\nS: 221 bye\n",
                told -> assertThat(told.sighted()).containsExactly("ACCEPTED" + ENVELOPE + expected));
    }

    /// All that looks like an end and is none, and after each the true end is still found.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\n.\\n",
                "\\n.\\r\\n",
                "\\r.\\r\\n",
                "\\r\\n.\\n",
                "\\r\\n.\\r",
                "\\r\\n.\\r\\r\\n",
                "\\r.\\r",
                "\\n\\n.\\n\\n",
                "\\r\\n.\\0\\r\\n",
                "\\r\\r\\n.x\\r\\n",
                "\\r\\n .\\r\\n",
                "\\r\\n.\\r\\0\\n",
                "\\n\\r.\\r\\n"
            })
    void k1OnlyCrLfDotCrLfEndsData(String lookalike) {
        play(
                DATA + "C: a" + lookalike + "b\nC: QUIT inside\nC: .\nS: 250 ok\nC: QUIT\nS: 221 bye\n",
                told -> assertThat(told.sightings.getFirst().octets())
                        .asString()
                        .startsWith("a")
                        .endsWith("b\r\nQUIT inside\r\n"));
    }

    /// The first octets may be the end already: the empty message.
    @Test
    void k1AnEmptyMessage() {
        playData("", "");
    }

    private static final List<String> ENDS = List.of(
            "\\r\\n",
            "\\n",
            "\\r",
            "\\n\\n",
            "\\r\\r",
            "\\n\\r",
            "\\r\\r\\n",
            "\\0\\r\\n",
            "\\r\\n\\0",
            "\\r\\0\\n",
            "\\r\\n\\x20",
            "\\x85",
            "\\x0b");

    /// All that some server somewhere takes for CRLF.CRLF (the tool smtpsmug, and the write-up of SMTP smuggling
    /// of December 2023): every end of a line before the dot with every one behind it, and dots with company. What
    /// is a true end is left out.
    static Stream<String> endsThatAreNone() {
        var product = ENDS.stream()
                .flatMap(before -> ENDS.stream()
                        .filter(after -> !(before.endsWith("\\r\\n") && after.startsWith("\\r\\n")))
                        .map(after -> before + "." + after));
        return Stream.concat(
                product,
                Stream.of(
                        "\\r\\n..\\r\\n",
                        "\\n..\\n",
                        "\\r\\n.\\0\\r\\n",
                        "\\r\\n\\0.\\r\\n",
                        "\\r\\n\\xef\\xbc\\x8e\\r\\n",
                        "\\r\\n\\xae\\r\\n"));
    }

    /// A second transaction behind ends that are none. It reaches upstream unchanged, and the tap sees one message.
    @ParameterizedTest
    @MethodSource("endsThatAreNone")
    void k2SmugglingPassesUntouchedAndIsOneMessage(String end) {
        play(
                DATA
                        + "C: Subject: outer\nC: \nC: x"
                        + end
                        + "MAIL FROM:<admin@example.test>\\r"
                        + "\\n"
                        + "RCPT TO:<victim@example.test>\\r"
                        + "\\n"
                        + "DATA\\r"
                        + "\\n"
                        + "Subject: inner\n"
                        + "C: .\n"
                        + "S: 250 ok\n",
                told -> {
                    assertThat(told.sightings).hasSize(1);
                    assertThat(told.sightings.getFirst().forwardPaths()).containsExactly("one@example.test");
                    assertThat(told.sightings.getFirst().octets()).asString().contains("victim", "Subject: inner");
                });
    }

    @Test
    void k2BareLineEndsAreNotNormalised() {
        playData("C: a\\nb\\rc\\r\\r\\nd\\n\\re\n", "a\\nb\\rc\\r|d\\n\\re|");
    }

    @Test
    void k3DotsAreUnstuffedInTheTapOnly() {
        playData(
                "C: ..one\nC: ...\nC: ..\nC: a.b\nC: .x\nC: \\n..kept\nC: ..\\r.\n",
                ".one|..|.|a.b|x|\\n..kept|.\\r.|");
    }

    @Test
    void k4AClientThatDiesInsideDataCompletesNothing() {
        play(DATA + "C: Subject: half\n! client FIN\n", told -> {
            assertThat(told.legs.events).startsWith("upstream aborted");
            assertThat(told.sightings).isEmpty();
        });
    }

    /// All of the end but its last octet is not the end.
    @Test
    void k4NotEvenOneOctetBeforeTheEnd() {
        play(DATA + "C: half\\r\\n.\\r\\\n! client FIN\n", told -> {
            assertThat(told.legs.events).startsWith("upstream aborted");
            assertThat(told.legs.upstream.toString()).endsWith("half\r\n.\r");
            assertThat(told.sightings).isEmpty();
        });
    }

    @Test
    void k4AClientThatDiesInsideAChunk() {
        play(PROPOSED + "C: BDAT 10 LAST\nC: half\\\n! client FIN\n", told -> {
            assertThat(told.legs.events).startsWith("upstream aborted");
            assertThat(told.sightings).isEmpty();
        });
    }

    /// Behind the final dot the client may end its half at once: upstream still answers.
    @Test
    void k4AClientThatEndsBehindTheFinalDotIsServedToTheEnd() {
        play(DATA + "C: text\nC: .\nC: QUIT\n! client FIN\nS: 250 ok\nS: 221 bye\n! upstream FIN\n", told -> {
            assertThat(told.legs.events).containsExactly("upstream FIN", "client FIN");
            assertThat(told.sighted()).containsExactly("ACCEPTED" + ENVELOPE + "text|");
        });
    }

    @Test
    void k5AndK8TheLostReplyLeavesTheMessageInDoubt() {
        play(
                DATA + "C: text\nC: .\n! upstream FIN\n",
                told -> assertThat(told.sighted()).containsExactly("UNKNOWN" + ENVELOPE + "text|"));
        play(
                DATA + "C: text\nC: .\nS: 25\\\n! upstream FIN\n",
                told -> assertThat(told.sighted()).containsExactly("UNKNOWN" + ENVELOPE + "text|"));
        play(
                PROPOSED + "C: BDAT 4 LAST\nC: text\\\n! upstream FIN\n",
                told -> assertThat(told.sighted()).containsExactly("UNKNOWN" + ENVELOPE + "text"));
        play(
                DATA + "C: text\nC: .\n",
                told -> assertThat(told.sighted())
                        .as("both gone at once")
                        .containsExactly("UNKNOWN" + ENVELOPE + "text|"));
    }

    /// Two whole messages and no reply at all: each in doubt under its own envelope, recipients unproven.
    @Test
    void k8PipelinedMessagesInDoubt() {
        play(
                """
                S: 220 mail.example.org ESMTP
                C: EHLO client
                S: 250-mail.example.org
                S: 250 CHUNKING
                C: MAIL FROM:<alice@example.org>
                C: RCPT TO:<one@example.test>
                C: BDAT 3 LAST
                C: one\\
                C: MAIL FROM:<alice@example.org> SIZE=3
                C: RCPT TO:<two@example.test>
                C: BDAT 3 LAST
                C: two\\
                ! upstream FIN
                """,
                told -> assertThat(told.sighted())
                        .containsExactly("UNKNOWN <alice@example.org> [] one", "UNKNOWN <alice@example.org> [] two"));
    }

    /// Cut at every octet between the final dot and the reply: never accepted before the reply is whole.
    @Test
    void k8AcceptedOnlyOnceTheReplyIsWhole() {
        var reply = "250-2.0.0 first\r\n250 2.0.0 kept\r\n";
        for (var sent = 0; sent <= reply.length(); sent++) {
            var told = new Conversation();
            var part = reply.substring(0, sent).replace("\r", "\\r").replace("\n", "\\n");
            told.play(DATA + "C: text\nC: .\n" + (sent == 0 ? "" : "S: " + part + "\\\n") + "! upstream FIN\n");
            assertThat(told.sightings)
                    .as("after %d octets of the reply", sent)
                    .extracting(Sighting::outcome)
                    .containsExactly(sent == reply.length() ? Outcome.ACCEPTED : Outcome.UNKNOWN);
        }
    }

    /// By construction: the client hears 250 when upstream has said it, not before.
    @Test
    void k6NothingIsAnsweredForUpstream() {
        var told = new Conversation();
        told.play(DATA + "C: text\nC: .\n");
        assertThat(told.legs.client.toString()).endsWith("354 go on\r\n");
    }

    /// The relay's part ends with the call: the dot is upstream before the call returns, whoever reads sightings.
    @Test
    void k7NoDelayBehindTheDot() {
        var told = new Conversation();
        var dialogue = told.open();
        for (var step : Conversation.steps(DATA + "C: text\nC: .\n")) {
            var octets = told.give(Conversation.octets(step.said()));
            if (step.who().equals("C")) {
                dialogue.fromClient(octets);
            } else {
                dialogue.fromUpstream(octets);
            }
        }
        assertThat(told.legs.upstream.toString()).endsWith("text\r\n.\r\n");
        dialogue.closed();
    }

    @Test
    void k8RejectedAtTheDot() {
        play(
                DATA + "C: text\nC: .\nS: 554 no thanks\n",
                told -> assertThat(told.sighted()).containsExactly("REJECTED" + ENVELOPE + "text|"));
    }

    @Test
    void k9WhatFollowsTheFinalDotIsCommands() {
        play(
                DATA + """
                    C: first
                    C: .
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<two@example.test>
                    C: DATA
                    S: 250 ok
                    S: 250 ok
                    S: 250 ok
                    S: 354 go on
                    C: second
                    C: .
                    C: QUIT
                    S: 250 ok
                    S: 221 bye
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED" + ENVELOPE + "first|",
                                "ACCEPTED <alice@example.org> [two@example.test] second|"));
    }

    /// DATA refused: what the client sends next is commands, even when it did not wait.
    @Test
    void k9DataRefused() {
        play(
                PROPOSED + """
                    C: DATA
                    S: 451 not now
                    C: RSET
                    S: 250 ok
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<two@example.test>
                    C: DATA
                    S: 250 ok
                    S: 250 ok
                    S: 354 go on
                    C: text
                    C: .
                    S: 250 ok
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("ACCEPTED <alice@example.org> [two@example.test] text|"));
    }

    /// Against the rules a client may send on behind DATA: it waits in the relay until upstream has answered, and is
    /// then read as what the answer made of it.
    @Test
    void k9OctetsBehindDataWaitForItsReply() {
        play(
                PROPOSED + "C: DATA\nc: QUIT\nS: 451 not now\nK>S: QUIT\nS: 221 bye\n",
                told -> assertThat(told.sightings).isEmpty());
        play(
                PROPOSED + "C: DATA\nc: QUIT\nc: .\nc: QUIT\nS: 354 go on\nK>S: QUIT\nK>S: .\nK>S: QUIT\nS: 250 ok\n",
                told -> assertThat(told.sighted()).containsExactly("ACCEPTED" + ENVELOPE + "QUIT|"));
    }

    /// The same message twice is two sightings: only the index knows that they are one.
    @Test
    void k10NothingIsDeduplicated() {
        var again = """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            C: DATA
            S: 250 ok
            S: 250 ok
            S: 354 go on
            C: Message-ID: <1@example.org>
            C: .
            S: 250 ok
            """;
        play(
                DATA + "C: Message-ID: <1@example.org>\nC: .\nS: 250 ok\n" + again,
                told -> assertThat(told.sightings).hasSize(2));
    }

    /// An early refusal, given while the message is still coming, is the one reply to its end.
    @Test
    void aRefusalBeforeTheEnd() {
        play(
                DATA + "C: text\nS: 552 too big\nC: more\nC: .\nC: NOOP\nS: 250 ok\n",
                told -> assertThat(told.sightings).isEmpty());
    }

    @Test
    void theCopyIsBoundedAndSaysSo() {
        var settings = new SmtpSettings("work", dev.kith.proxy.relay.Security.PLAIN, false, false, 1024, 32, 10);
        EveryCut.of(
                DATA + "C: Subject: short\nC: \nC: 0123456789abcdef\nC: .\nS: 250 ok\n"
                        + "C: MAIL FROM:<alice@example.org>\nS: 250 ok\nC: DATA\nS: 354 go on\n"
                        + "C: Subject: a header section that is too long\nC: \nC: body\nC: .\nS: 250 ok\n",
                () -> new Conversation(settings),
                told -> {
                    assertThat(told.sightings).extracting(Sighting::cut).containsExactly(true, true);
                    assertThat(told.sightings).extracting(Sighting::size).containsExactly(36L, 52L);
                    assertThat(told.sighted())
                            .containsExactly(
                                    "ACCEPTED" + ENVELOPE + "Subject: short||0123456789",
                                    "ACCEPTED <alice@example.org> [] Subject: a header section that i");
                });
    }
}
