package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    /// What the launcher learns from, and what a script waits for.
    @Test
    void untilRemindedEndsWithTheFirstReminderAndSaysSo() {
        var shown = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = Main.run("demo", "--imap-port", "0", "--smtp-port", "0", "--web-port", "0", "--until-reminded");
        } finally {
            System.setOut(before);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("password: demo")
                .containsPattern("The first reminder stands in INBOX, [0-9.]+ seconds later\\.\\s*$");
        assertThat(code).isZero();
    }
}
