package dev.kith.proxy.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.proxy.tap.ControlMail;
import java.util.Locale;
import java.util.function.Consumer;

/// A session that has signed in, with mail for Kith in it.
abstract class ControlMailScene {
    static final String GREETED = """
        S: 220 mail.example.org ESMTP
        C: EHLO [127.0.0.1]
        S: 250-mail.example.org
        S: 250-PIPELINING
        S: 250-CHUNKING
        S: 250 AUTH PLAIN
        """;

    static final String SIGNED_IN = GREETED + "C: AUTH PLAIN AGEAYg==\nS: 235 welcome\n";

    static void play(String script, Consumer<Conversation> check) {
        EveryCut.of(script, Conversation::new, told -> {
            assertThat(told.health.blind.sum()).as("blind").isZero();
            assertThat(told.legs.upstream.toString().toLowerCase(Locale.ROOT))
                    .as("upstream hears nothing of it")
                    .doesNotContain("kith.invalid");
            check.accept(told);
        });
    }

    static String shown(ControlMail mail) {
        return mail.account() + " <" + mail.reversePath() + "> " + mail.controlPaths() + " " + mail.forwardPaths() + " "
                + Conversation.shown(mail.octets());
    }

    static final String BESIDE = SIGNED_IN + """
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
}
