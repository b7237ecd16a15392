package dev.kith.proxy.smtp;

import static dev.kith.proxy.smtp.Conversation.HELLO;
import static dev.kith.proxy.smtp.EveryCut.play;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Trap rows J5 and J6 of docs/traps.md, each played at every cut with a recorder on both legs: BDAT and BINARYMIME.
class SmtpChunkTrapsTest {
    @Test
    void j5ChunksAreCountedAndAllPipelined() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 14
                    C: Subject: two
                    C:\\
                    C: BDAT 6 LAST
                    C: \\r\\nab\\r\\n\\
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<two@example.test>
                    C: BDAT 3
                    C: a:b\\
                    C: BDAT 0 LAST
                    S: 250 ok
                    S: 250 ok
                    S: 250 14 octets
                    S: 250 queued
                    S: 250 ok
                    S: 250 ok
                    S: 250 3 octets
                    S: 250 queued
                    """.replace("C:\\", "C: \\"),
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] Subject: two||ab|",
                                "ACCEPTED <alice@example.org> [two@example.test] a:b"));
    }

    /// Upstream has refused a part of it: what it says to the rest makes no whole message (RFC 3030 section 2).
    @Test
    void j5AFailedChunkAndAPleasedLastOne() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2
                    C: ab\\
                    C: BDAT 2 LAST
                    C: cd\\
                    S: 250 ok
                    S: 250 ok
                    S: 452 disk full
                    S: 250 queued
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly("REJECTED <alice@example.org> [one@example.test] abcd"));
    }

    @Test
    void j5AFailedChunkFailsTheMessage() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2
                    C: ab\\
                    C: BDAT 2 LAST
                    C: cd\\
                    C: RSET
                    C: MAIL FROM:<alice@example.org>
                    C: RCPT TO:<one@example.test>
                    C: BDAT 2 LAST
                    C: ef\\
                    S: 250 ok
                    S: 250 ok
                    S: 452 disk full
                    S: 503 RSET first
                    S: 250 ok
                    S: 250 ok
                    S: 250 ok
                    S: 250 queued
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "REJECTED <alice@example.org> [one@example.test] abcd",
                                "ACCEPTED <alice@example.org> [one@example.test] ef"));
    }

    /// To a server without CHUNKING the chunk is commands: nobody can tell, so the tap does not try.
    @Test
    void j5ChunksThatWereNotOfferedEndTheObservation() {
        EveryCut.of(
                """
                S: 220 mail.example.org
                C: EHLO client
                S: 250 mail.example.org
                C: BDAT 6 LAST
                C: NOOP
                S: 502 what
                S: 250 ok
                """,
                Conversation::new,
                told -> assertThat(told.health.blind.sum()).isEqualTo(1));
    }

    @Test
    void j6BinaryMimeIsNotSearchedForDots() {
        play(
                HELLO + """
                    C: MAIL FROM:<alice@example.org> BODY=BINARYMIME
                    S: 250 ok
                    C: RCPT TO:<one@example.test>
                    S: 250 ok
                    C: BDAT 22 LAST
                    C: a\\0\\xff\\r\\n.\\r\\nQUIT\\r\\n..b\\n\\rc\\r\\n\\
                    S: 250 queued
                    C: QUIT
                    S: 221 bye
                    """,
                told -> assertThat(told.sighted())
                        .containsExactly(
                                "ACCEPTED <alice@example.org> [one@example.test] " + "a\0\u00ff|.|QUIT|..b\\n\\rc|"));
    }
}
