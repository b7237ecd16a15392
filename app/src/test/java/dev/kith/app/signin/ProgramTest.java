package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A program that prints a secret, in all the ways of programs.
class ProgramTest {
    private static String printed(String script, String input, int seconds) throws Exception {
        return new Program(List.of("/bin/sh", "-c", script), Duration.ofSeconds(seconds))
                .firstLine(input.getBytes(StandardCharsets.UTF_8))
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .orElse("-");
    }

    @Test
    void itsFirstLineCounts() throws Exception {
        assertThat(printed("echo secret; echo user: alice", "", 20)).isEqualTo("secret");
        assertThat(printed("printf secret", "", 20)).isEqualTo("secret");
        assertThat(printed("read one; echo \"$one\"", "told\n", 20)).isEqualTo("told");
        assertThat(printed("echo secret; seq 100000", "", 20)).isEqualTo("secret");
    }

    @Test
    void oneThatFailsOrPrintsNothingGivesNone() throws Exception {
        assertThat(printed("echo secret; exit 1", "", 20)).isEqualTo("-");
        assertThat(printed("true", "", 20)).isEqualTo("-");
    }

    @Test
    @Timeout(20)
    void oneThatTakesTooLongIsEnded() throws Exception {
        assertThat(printed("sleep 60; echo secret", "", 1)).isEqualTo("-");
    }

    /// As an agent that is started on the way, and holds what it was given open.
    @Test
    @Timeout(10)
    void whatItLeavesRunningIsNotWaitedFor() throws Exception {
        assertThat(printed("sleep 15 & echo secret", "", 60)).isEqualTo("secret");
    }
}
