package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail to Kith itself: alone, and beside real recipients.
class ControlMailTest extends ControlMailScene {
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
            assertThat(told.controlMail.stream().map(ControlMailScene::shown))
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
            assertThat(told.controlMail.stream().map(ControlMailScene::shown))
                    .containsExactly("work <alice@example.org> [3d@kith.invalid] [] remind me|");
            assertThat(told.sighted()).containsExactly("ACCEPTED <alice@example.org> [one@example.test] to a person|");
        });
    }

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
            assertThat(told.controlMail.stream().map(ControlMailScene::shown))
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
}
