package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `config/compilers.json` is in a form of Java's own, and a Java that cannot read it does not start: this one can, and
/// says nothing of it on the standard output with the launcher's flags.
class CompilersTest {
    private static final Path DIRECTIVES = Path.of("..", "config", "compilers.json");

    @Test
    void javaStartsWithTheDirectives() throws IOException, InterruptedException {
        assertThat(java("-XX:-DisplayVMOutput", "-XX:CompilerDirectivesFile=" + DIRECTIVES, "--version"))
                .startsWith("0 ")
                .doesNotContain("directive");
    }

    @Test
    void aFormThatJavaCannotReadIsSeen() throws IOException, InterruptedException {
        assertThat(java("-XX:CompilerDirectivesFile=pom.xml", "--version")).startsWith("1 ");
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UnlockDiagnosticVMOptions"),
                        Arrays.stream(arguments))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
