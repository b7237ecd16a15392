package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Mail to Kith in chunks (RFC 3030).
class ChunkedControlMailTest extends ControlMailScene {
    @Test
    void chunksForKithAlone() {
        play(
                SIGNED_IN + """
                    C: MAIL FROM:<alice@example.org>
                    c: RCPT TO:<kith@kith.invalid>
                    c: BDAT 6
                    c: a: b\\r\\n\\
                    c: BDAT 0
                    c: BDAT 5 LAST
                    c: \\r\\n.\\r\\n\\
                    c: NOOP
                    S: 250 ok
                    K>C: 250 2.1.5 For Kith alone
                    K>S: RSET
                    K>S: NOOP
                    s: 250 reset
                    K>C: 250 2.0.0 Chunk taken
                    K>C: 250 2.0.0 Chunk taken
                    K>C: 250 2.0.0 Kith has it
                    S: 250 ok
                    """,
                told -> assertThat(told.controlMail.stream().map(ControlMailScene::shown))
                        .containsExactly("work <alice@example.org> [kith@kith.invalid] [] a: b||.|"));
    }

    /// The header section comes in two chunks: the first is answered by Kith, and goes on when the second has been
    /// seen.
    @Test
    void chunksBesideRealRecipients() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: RCPT TO:<3d@kith.invalid>
            c: BDAT 6
            c: a: b\\r\\n\\
            S: 250 ok
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            K>C: 250 2.0.0 Chunk taken
            c: BDAT 8
            c: c: d\\r\\n\\r\\n\\
            K>S: BDAT 6
            K>S: a: b\\r\\n\\
            K>S: BDAT 8
            K>S: c: d\\r\\n\\r\\n\\
            C: BDAT 4 LAST
            C: text\\
            s: 250 six
            S: 250 eight
            S: 250 queued
            """, told -> {
            assertThat(told.sighted())
                    .containsExactly("ACCEPTED <alice@example.org> [one@example.test] a: b|c: d||text");
            assertThat(told.controlMail.stream().map(ControlMailScene::shown))
                    .containsExactly(
                            "work <alice@example.org> [3d@kith.invalid] [one@example.test]" + " a: b|c: d||text");
        });
    }

    @Test
    void aSingleLastChunkWithoutABody() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: RCPT TO:<3d@kith.invalid>
            c: BDAT 6 LAST
            c: a: b\\r\\n\\
            S: 250 ok
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            K>S: BDAT 6 LAST
            K>S: a: b\\r\\n\\
            S: 250 queued
            """, told -> assertThat(told.controlMail).hasSize(1));
    }

    @Test
    void chunksThatShowAKithAddressAreRefused() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: RCPT TO:<3d@kith.invalid>
            c: BDAT 23
            c: To: <3d@kith.invalid>\\r\\n\\
            c: BDAT 2
            c: \\r\\n\\
            c: BDAT 4 LAST
            c: text\\
            S: 250 ok
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            K>C: 250 2.0.0 Chunk taken
            K>S: RSET
            s: 250 reset
            K>C: 550 5.7.1 A Kith address stands where the other recipients would see it; put it in Bcc alone
            K>C: 550 5.7.1 A Kith address stands where the other recipients would see it; put it in Bcc alone
            """, told -> {
            assertThat(told.controlMail).isEmpty();
            assertThat(told.legs.upstream.toString()).doesNotContain("BDAT");
        });
    }

    /// What Kith keeps of the chunks must not become a part of a message behind DATA.
    @Test
    void dataAmongChunksIsRefused() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: RCPT TO:<3d@kith.invalid>
            c: BDAT 6
            c: a: b\\r\\n\\
            S: 250 ok
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            K>C: 250 2.0.0 Chunk taken
            c: DATA
            K>C: 503 5.5.1 Chunks were sent: BDAT or RSET comes next
            C: RSET
            S: 250 ok
            """, told -> {
            assertThat(told.controlMail).isEmpty();
            assertThat(told.legs.upstream.toString()).doesNotContain("BDAT");
        });
    }
}
