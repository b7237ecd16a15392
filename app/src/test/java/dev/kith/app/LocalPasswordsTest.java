package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPasswordsTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<byte[]> tried = new ArrayList<>();

    @Test
    void aTypingMistakeIsAskedAgain() {
        ask("wr\u00f6ng", "right", "not asked for");
        assertThat(shown())
                .isEqualTo("work: that is not the local password\nwork: signed in; Kith reads on within a minute.\n");
        // nothing of it stays in memory
        assertThat(tried).hasSize(2).allSatisfy(octets -> assertThat(octets).containsOnly(0));
    }

    @Test
    void whoTypesNothingIsLeftAlone() {
        ask("");
        ask();
        assertThat(shown()).isEmpty();
        assertThat(tried).isEmpty();
    }

    @Test
    void afterThreeMistakesItIsLeft() {
        ask("1", "2", "3", "right");
        assertThat(tried).hasSize(3);
    }

    private void ask(String... typed) {
        var left = new ArrayDeque<>(List.of(typed));
        LocalPasswords.ask(
                "work",
                prompt -> {
                    assertThat(prompt).contains("Local password of work");
                    var next = left.poll();
                    return next == null ? null : next.toCharArray();
                },
                octets -> {
                    tried.add(octets);
                    var password = new String(octets, StandardCharsets.UTF_8);
                    assertThat(password).isIn("wr\u00f6ng", "right", "1", "2", "3");
                    return password.equals("right") ? "" : "that is not the local password";
                },
                new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
