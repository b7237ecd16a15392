package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.relay.Security;
import dev.kith.proxy.tap.ControlDesk.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail to Kith that is not taken, or not brought to its end: nothing of it goes upstream.
class RefusedControlMailTest extends ControlMailScene {
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
