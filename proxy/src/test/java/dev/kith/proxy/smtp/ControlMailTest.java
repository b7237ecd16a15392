package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.ControlDesk.Taken;
import dev.kith.proxy.tap.ControlMail;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail to Kith's own addresses: answered by Kith in its turn, never upstream, at every cut.
class ControlMailTest {
    private static final String GREETED = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250-PIPELINING
        S: 250-CHUNKING
        S: 250 AUTH PLAIN
        """;
    private static final String SIGNED_IN = GREETED + "C: AUTH PLAIN AGEAYg==\nS: 235 welcome\n";

    private static void play(String script, Consumer<Conversation> check) {
        EveryCut.of(script, Conversation::new, told -> {
            assertThat(told.health.blind.sum()).as("blind").isZero();
            assertThat(told.legs.upstream.toString().toLowerCase(Locale.ROOT))
                    .as("upstream hears nothing of it")
                    .doesNotContain("kith.invalid");
            check.accept(told);
        });
    }

    private static String shown(ControlMail mail) {
        return mail.account() + " <" + mail.reversePath() + "> " + mail.controlPaths() + " " + mail.forwardPaths() + " "
                + Conversation.shown(mail.octets());
    }

    @Test
    void alone() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            S: 250 ok
            c: RCPT TO:<kith+T0KEN@Kith.Invalid> NOTIFY=NEVER
            K>C: 250 2.1.5 For Kith alone
            c: DATA
            K>S: RSET
            K>C: 354 End with a dot on a line of its own
            s: 250 reset
            c: Subject: Re: a reminder
            c:
            c: done
            c: ..
            c: .
            K>C: 250 2.0.0 Kith has it
            C: QUIT
            S: 221 bye
            """.replace("c:\n", "c: \n"), told -> {
            assertThat(told.controlMail.stream().map(ControlMailTest::shown))
                    .containsExactly("work <alice@example.org> [kith+T0KEN@Kith.Invalid] []"
                            + " Subject: Re: a reminder||done|.|");
            assertThat(told.sightings).as("not a message of the user's").isEmpty();
            assertThat(told.health.edits()).containsKeys("smtp-control-recipient", "smtp-control-reset");
        });
    }

    /// Everything up to DATA in one packet, and the next transaction behind the dot.
    @Test
    void alonePipelined() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            c: RCPT TO:<3d@kith.invalid>
            c: RCPT TO:<nobody@kith.invalid>
            c: DATA
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            K>C: 550 5.1.1 Kith has no such address
            K>C: 354 End with a dot on a line of its own
            K>S: RSET
            c: remind me
            c: .
            c: MAIL FROM:<alice@example.org>
            c: RCPT TO:<one@example.test>
            c: DATA
            K>S: MAIL FROM:<alice@example.org>
            K>S: RCPT TO:<one@example.test>
            K>S: DATA
            s: 250 reset
            K>C: 250 2.0.0 Kith has it
            S: 250 ok
            S: 250 ok
            S: 354 go on
            C: to a person
            C: .
            S: 250 ok
            """, told -> {
            assertThat(told.controlMail.stream().map(ControlMailTest::shown))
                    .containsExactly("work <alice@example.org> [3d@kith.invalid] [] remind me|");
            assertThat(told.sighted()).containsExactly("ACCEPTED <alice@example.org> [one@example.test] to a person|");
        });
    }

    private static final String BESIDE = SIGNED_IN + """
        C: MAIL FROM:<alice@example.org>
        C: RCPT TO:<one@example.test>
        c: RCPT TO:<3d@kith.invalid>
        C: RCPT TO:<two@example.test>
        c: DATA
        S: 250 ok
        S: 250 ok
        K>C: 250 2.1.5 For Kith alone
        S: 550 no
        K>C: 354 End with a dot on a line of its own
        """;

    @Test
    void besideRealRecipients() {
        play(BESIDE + """
            c: To: one@example.test
            c: Subject: hello
            c: \\r\\n\\
            K>S: DATA
            s: 354 go on
            K>S: To: one@example.test
            K>S: Subject: hello
            K>S: \\r\\n\\
            C: text
            C: .
            S: 250 queued
            C: QUIT
            S: 221 bye
            """, told -> {
            assertThat(told.sighted())
                    .containsExactly("ACCEPTED <alice@example.org> [one@example.test]"
                            + " To: one@example.test|Subject: hello||text|");
            assertThat(told.controlMail.stream().map(ControlMailTest::shown))
                    .containsExactly("work <alice@example.org> [3d@kith.invalid] [one@example.test]"
                            + " To: one@example.test|Subject: hello||text|");
        });
    }

    /// The whole message and what follows it come before upstream has been asked.
    @Test
    void besideRealRecipientsAllAtOnce() {
        play(BESIDE + """
            c: To: one@example.test
            c: \\r\\ntext
            c: .
            c: QUIT
            K>S: DATA
            s: 354 go on
            K>S: To: one@example.test
            K>S: \\r\\ntext
            K>S: .
            K>S: QUIT
            S: 451 try later
            S: 221 bye
            """, told -> {
            assertThat(told.sighted()).first().asString().startsWith("REJECTED");
            assertThat(told.controlMail).as("the client will send it again").isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: one@example.test, 3d@kith.invalid",
                "CC: Kith <3d@KITH.invalid>",
                "Bcc: 3d@kith.invalid",
                "resent-to: x,\\r\\n\\t3d @\\r\\n  kith.invalid",
                "To:one@example.test\\nCc:3d@kith.invalid"
            })
    void visibleBesideRealRecipientsIsRefusedInWordsAndNothingGoesUpstream(String field) {
        play(BESIDE + "c: Subject: hello\\r\\n" + field + """
            \\r\\n\\r\\ntext
            c: more
            c: .
            K>S: RSET
            C: QUIT
            s: 250 reset
            K>C: 550 5.7.1 A Kith address stands where the other recipients would see it; put it in Bcc alone
            S: 221 bye
            """, told -> {
            assertThat(told.sightings).isEmpty();
            assertThat(told.controlMail).isEmpty();
            assertThat(told.legs.upstream.toString()).doesNotContain("DATA");
        });
    }

    /// What only looks so: text, another field, another domain.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: to 3d@kith.invalid\\r\\nTo: one@kith.invalid.example.test\\r\\n\\r\\nTo: 3d@kith.invalid",
                "In-Reply-To: <1@kith.invalid>\\r\\nTo: one@example.test\\r\\n\\r\\nx"
            })
    void seenOnlyInRecipientFields(String message) {
        var told = new Conversation()
                .play((BESIDE + "c: MESSAGE\nc: .\nK>S: DATA\ns: 354 go on\nK>S: MESSAGE\nK>S: .\nS: 250 ok\n")
                        .replace("MESSAGE", message));
        assertThat(told.controlMail).hasSize(1);
    }

    @Test
    void upstreamRefusesTheDataThatWasHeldBack() {
        play(BESIDE + """
            c: To: one@example.test
            c: \\r\\n\\
            K>S: DATA
            s: 554-no
            s: 554 never
            K>S: RSET
            c: text
            c: .
            s: 250 reset
            K>C: 554-no
            K>C: 554 never
            C: NOOP
            S: 250 ok
            """, told -> assertThat(told.controlMail).isEmpty());
    }

    /// Upstream takes none of the real recipients: the mail is for Kith alone.
    @Test
    void allRealRecipientsRefused() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: RCPT TO:<3d@kith.invalid>
            c: DATA
            S: 250 ok
            S: 550 no
            K>C: 250 2.1.5 For Kith alone
            K>C: 354 End with a dot on a line of its own
            K>S: RSET
            s: 250 reset
            c: To: one@example.test, 3d@kith.invalid
            c: .
            K>C: 250 2.0.0 Kith has it
            """, told -> assertThat(told.controlMail).hasSize(1));
    }

    /// Nobody left at all: the message goes nowhere.
    @Test
    void noRecipientAtAll() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            c: RCPT TO:<nobody@kith.invalid>
            c: DATA
            S: 250 ok
            K>C: 550 5.1.1 Kith has no such address
            K>C: 554 5.5.1 No valid recipients
            C: RSET
            S: 250 ok
            """, told -> assertThat(told.controlMail).isEmpty());
    }

    @Test
    void onlyASessionThatUpstreamAuthenticated() {
        play(GREETED + """
            C: AUTH PLAIN AGEAYg==
            S: 535 wrong
            C: MAIL FROM:<alice@example.org>
            S: 250 ok
            c: RCPT TO:<kith@kith.invalid>
            K>C: 530 5.7.0 Sign in first
            c: DATA
            K>C: 554 5.5.1 No valid recipients
            """, told -> assertThat(told.controlMail).isEmpty());
    }

    @Test
    void withoutAnAcceptedMail() {
        play(SIGNED_IN + """
            C: MAIL FROM:<mallory@example.org>
            c: RCPT TO:<kith@kith.invalid>
            c: DATA
            S: 553 not yours
            K>C: 503 5.5.1 MAIL first
            K>S: DATA
            S: 503 MAIL first
            """, told -> assertThat(told.controlMail).isEmpty());
    }

    /// A reset leaves nothing behind: the next message is a plain one.
    @Test
    void afterAReset() {
        play(SIGNED_IN + """
            C: MAIL FROM:<alice@example.org>
            c: RCPT TO:<kith@kith.invalid>
            C: RSET
            C: MAIL FROM:<alice@example.org>
            C: RCPT TO:<one@example.test>
            c: DATA
            S: 250 ok
            K>C: 250 2.1.5 For Kith alone
            S: 250 reset
            S: 250 ok
            S: 250 ok
            K>S: DATA
            S: 354 go on
            C: text
            C: .
            S: 250 ok
            """, told -> {
            assertThat(told.controlMail).isEmpty();
            assertThat(told.sightings).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOT_NOW,451 4.3.0 Kith cannot take it now", "REFUSED,554 5.6.0 Kith cannot make anything of it"
            })
    void theDeskSaysNo(String said) {
        EveryCut.of(
                SIGNED_IN + "C: MAIL FROM:<alice@example.org>\nS: 250 ok\nc: RCPT TO:<kith@kith.invalid>\n"
                        + "K>C: 250 2.1.5 For Kith alone\nc: DATA\nK>S: RSET\ns: 250 reset\n"
                        + "K>C: 354 End with a dot on a line of its own\nc: x\nc: .\nK>C: "
                        + said.split(",", 2)[1] + "\n",
                () -> {
                    var fresh = new Conversation();
                    fresh.deskSays = Taken.valueOf(said.split(",", 2)[0]);
                    return fresh;
                },
                told -> assertThat(told.controlMail).hasSize(1));
    }

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
                told -> assertThat(told.controlMail.stream().map(ControlMailTest::shown))
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
            assertThat(told.controlMail.stream().map(ControlMailTest::shown))
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

    @Test
    void aHeaderThatOutgrowsItsBoundIsRefusedBesideRealRecipients() {
        var settings = new SmtpSettings("work", Security.TLS, false, false, 1024, 64, 64);
        EveryCut.of(
                BESIDE + "c: Subject: " + "x".repeat(80)
                        + "\nK>S: RSET\nc: To: one@example.test\nc: .\ns: 250 reset\n"
                        + "K>C: 552 5.3.4 The header is too long for a mail with a Kith address\n",
                () -> new Conversation(settings),
                told -> assertThat(told.controlMail).isEmpty());
    }

    /// A client that dies while the message is still Kith's: upstream has no half of anything.
    @Test
    void theClientDies() {
        play(BESIDE + "c: Subject: half\n! client FIN\n", told -> {
            assertThat(told.legs.events).containsExactly("upstream FIN");
            assertThat(told.controlMail).isEmpty();
        });
        play(BESIDE + "c: \\r\\nhalf\nK>S: DATA\ns: 354 go on\nK>S: \\r\\nhalf\n! client FIN\n", told -> {
            assertThat(told.legs.events).startsWith("upstream aborted");
            assertThat(told.controlMail).isEmpty();
        });
    }

    /// A client that ends its half behind the dot is still served to the end.
    @Test
    void theClientEndsBehindTheDot() {
        play(
                BESIDE
                        + "c: \\r"
                        + "\\n"
                        + "text\n"
                        + "c: .\n"
                        + "! client FIN\n"
                        + "K>S: DATA\n"
                        + "s: 354 go on\n"
                        + "K>S: \\r"
                        + "\\n"
                        + "text\n"
                        + "K>S: .\n"
                        + "S: 250 ok\n",
                told -> {
                    assertThat(told.legs.events).containsExactly("upstream FIN");
                    assertThat(told.controlMail).hasSize(1);
                });
    }

    /// Half of Kith's own doings would be wrong: the session ends where the grammar is lost.
    @Test
    void theGrammarIsLostInTheMiddle() {
        var told = new Conversation()
                .play(SIGNED_IN + "C: MAIL FROM:<alice@example.org>\nc: RCPT TO:<kith@kith.invalid>\n"
                        + "s: not a reply\nK>C: 421 4.3.0 Kith could not follow this session any longer\n");
        assertThat(told.legs.events).containsExactly("upstream aborted", "closed");
    }

    @Test
    void anUnfinishedControlRecipientDoesNotSlipThrough() {
        var told = new Conversation().play(SIGNED_IN + "c: RCPT TO:<kith@kith.invalid>\\\n! client FIN\n");
        assertThat(told.legs.events).containsExactly("upstream FIN");
    }
}
