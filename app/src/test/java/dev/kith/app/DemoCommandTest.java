package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    /// What the launcher learns from, and what a script waits for.
    @Test
    void untilRemindedEndsWithTheFirstReminderAndSaysSo() {
        assertThat(shown("--until-reminded"))
                .contains("password: demo")
                .containsPattern("The first reminder stands in INBOX, [0-9.]+ seconds later\\.\\s*$");
    }

    /// The start-up cache is to hold what a start over a history does, too.
    @Test
    void aRehearsalStartsOnceMoreOverWhatIsThereAndAsks() {
        assertThat(shown("--until-reminded", "--rehearse"))
                .containsPattern("(?s)The first reminder stands in INBOX.*You were told of this occasion\\.");
    }

    private static String shown(String... more) {
        var shown = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        var words = new ArrayList<>(List.of("demo", "--imap-port", "0", "--smtp-port", "0", "--web-port", "0"));
        words.addAll(List.of(more));
        try {
            assertThat(Main.run(words.toArray(String[]::new))).isZero();
        } finally {
            System.setOut(before);
        }
        return shown.toString(StandardCharsets.UTF_8);
    }
}
