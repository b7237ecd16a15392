package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Row C16 of docs/traps.md, on the submission side: somebody else's mail program on this account's port.
class StrangerTest {
    /// PLAIN for `a`, whose account it is, and for `b`.
    private static final String A = "C: AUTH PLAIN AGEAYg==\nS: 235 welcome\n";

    private static final String B = "C: AUTH PLAIN AGIAYg==\nS: 235 welcome\n";

    private static final String SENDS = """
        C: MAIL FROM:<bob@example.org>
        S: 250 ok
        C: RCPT TO:<one@example.test>
        S: 250 ok
        C: DATA
        S: 354 go on
        C: Subject: x
        C:
        C: text
        C: .
        S: 250 queued
        """;

    private static Conversation alices() {
        var conversation = new Conversation();
        conversation.owner = "a";
        return conversation;
    }

    @Test
    void c16_aStrangersMailGoesOutUnseen() {
        EveryCut.of(ControlMailScene.GREETED + B + SENDS, StrangerTest::alices, told -> {
            assertThat(told.sightings).isEmpty();
            assertThat(told.logins).isEmpty();
            assertThat(told.health.blind.sum()).isZero();
        });
    }

    @Test
    void c16_theUsersOwnIsSeen() {
        EveryCut.of(ControlMailScene.GREETED + A + SENDS, StrangerTest::alices, told -> {
            assertThat(told.sightings).hasSize(1);
            assertThat(told.logins).containsExactly("accepted work SMTP PLAIN a/b", "departed work SMTP");
        });
    }

    /// Kith takes no word from a stranger, and what is written to it still goes nowhere.
    @Test
    void c16_aStrangerSaysNothingToKith() {
        var script = ControlMailScene.GREETED + B + """
            C: MAIL FROM:<bob@example.org>
            S: 250 ok
            c: RCPT TO:<3d@kith.invalid>
            K>C: 550 5.1.1 Kith has no such address
            C: RCPT TO:<one@example.test>
            S: 250 ok
            C: QUIT
            S: 221 bye
            """;
        EveryCut.of(script, StrangerTest::alices, told -> {
            assertThat(told.controlMail).isEmpty();
            assertThat(told.legs.upstream.toString()).doesNotContain("kith.invalid");
        });
    }

    /// What is in doubt when upstream ends is a stranger's own affair too.
    @Test
    void c16_aStrangersMailInDoubtIsNotNoted() {
        var script = ControlMailScene.GREETED + B + SENDS.replace("S: 250 queued\n", "! upstream FIN\n");
        EveryCut.of(
                script, StrangerTest::alices, told -> assertThat(told.sightings).isEmpty());
    }
}
