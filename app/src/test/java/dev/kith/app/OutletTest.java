package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a command says whose words did not arrive, seen from outside.
class OutletTest {
    private static final Path FULL = Path.of("/dev/full");

    private static ProcessBuilder kith(String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    @Test
    void anOutputThatCannotBeWrittenIsAnError() throws Exception {
        assumeThat(Files.isWritable(FULL)).isTrue();
        assumeThat(Files.isRegularFile(FULL)).isFalse();
        for (var words : List.of("--help", "--version")) {
            var process = kith(words).redirectOutput(Redirect.to(FULL.toFile())).start();
            var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(words).isOne();
            assertThat(said).startsWith("kith: the output could not be written: No space left");
        }
    }

    /// `kith people | head`: whoever reads has read enough.
    @Test
    void aPipeThatWasClosedIsNoNews() throws Exception {
        var process = kith("--help").start();
        process.getInputStream().close();
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(141);
        assertThat(said).isEmpty();
    }
}
