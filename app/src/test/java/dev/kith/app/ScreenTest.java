package dev.kith.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.WithoutControls;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a stranger wrote steers no terminal.
class ScreenTest {
    private static final String BELL_AND_COLOUR = "\u001b]0;mine\u0007\u001b[31m\u009b2J\u007f";

    private record Line(String name, List<String> lines, Map<String, String> more, int count) {}

    private static final Line HOSTILE =
            new Line(BELL_AND_COLOUR, List.of("one\ntwo\tand\r" + BELL_AND_COLOUR), Map.of("why", BELL_AND_COLOUR), 7);

    private static Line shown(boolean json, ByteArrayOutputStream out) {
        var lines = new ArrayList<Line>();
        var stream = new PrintStream(out, true, UTF_8);
        try (var screen = new Screen<>(json, stream, stream, Line.class, lines::add)) {
            screen.line(HOSTILE);
        }
        return lines.isEmpty() ? HOSTILE : lines.getFirst();
    }

    @Test
    void textHoldsNoControlCharacters() {
        var line = shown(false, new ByteArrayOutputStream());
        assertThat(line.name()).isEqualTo(" ]0;mine  [31m 2J ");
        assertThat(line.lines()).containsExactly("one\ntwo\tand  ]0;mine  [31m 2J ");
        assertThat(line.more()).containsEntry("why", " ]0;mine  [31m 2J ");
        assertThat(line.count()).isEqualTo(7);
    }

    /// Whoever turns the direction of a line turns what stands behind their words too.
    @Test
    void nothingTurnsTheLineRound() {
        assertThat(WithoutControls.text("\u202Egnp.exe \u2066a\u2069 \u2067b\u2069 c\u2028d"))
                .doesNotContain("\u202E", "\u2066", "\u2067", "\u2028")
                .contains("gnp.exe");
        // a search marks words by these
        assertThat(WithoutControls.line("the \u2068lamp\u2069")).isEqualTo("the \u2068lamp\u2069");
    }

    @Test
    void whatWentWrongSteersNoTerminalEither() {
        var said = MainTest.kith("import", "/no/such\u001b[31m/file");
        assertThat(said.code()).isOne();
        assertThat(said.text())
                .contains("there is nothing readable at /no/such")
                .doesNotContain("\u001b");
    }

    @Test
    void jsonSaysItAsItIs() {
        var out = new ByteArrayOutputStream();
        shown(true, out);
        assertThat(out.toString(UTF_8)).contains("\\u001B[31m").doesNotContain("\u001b");
    }
}
