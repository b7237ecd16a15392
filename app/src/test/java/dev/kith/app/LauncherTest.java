package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts that start Kith, from a checkout and from a package, with a Java that only says how it was called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        executable(home.resolve("jdk/bin/java"), "#!/bin/sh\necho \"LC_ALL=${LC_ALL-}\"\n");
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        executable(home.resolve("runtime/bin/java"), Files.readString(home.resolve("jdk/bin/java")));
        for (var folder : new String[] {"config", "app/src/main"}) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("pom.xml"), "");
        executable(home.resolve("kith"), Files.readString(Path.of("..", "kith")));
        executable(home.resolve("bin/kith"), Files.readString(Path.of("..", "build", "packaged-kith")));
        // built already, and learnt already
        Files.createDirectories(home.resolve("app/target"));
        Files.writeString(home.resolve("app/target/kith.stamp"), "");
        Files.createDirectories(home.resolve(".cache/kith"));
        Files.writeString(home.resolve(".cache/kith/@version@.aot"), "");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String started(String launcher, Map<String, String> locale) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(home.resolve(launcher).toString(), "note", "bo@example.org", "Grüße");
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "JAVA_HOME",
                        home.resolve("jdk").toString(),
                        "PATH",
                        "/usr/local/bin:/usr/bin:/bin"));
        builder.environment().putAll(locale);
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    /// As over ssh, from cron, or with a language that this machine has no locale for: Java would have read "Grüße" as
    /// question marks, and kept those.
    @ParameterizedTest
    @ValueSource(strings = {"kith", "bin/kith"})
    void withoutALocaleArgumentsAreUtf8(String launcher) throws Exception {
        assertThat(started(launcher, Map.of())).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(started(launcher, Map.of("LANG", "C"))).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(started(launcher, Map.of("LC_ALL", "POSIX"))).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(started(launcher, Map.of("LC_ALL", "xx_XX.UTF-8"))).isEqualTo("LC_ALL=C.UTF-8");
        assertThat(started(launcher, Map.of("LANG", "C.UTF-8")))
                .as("what is right stays")
                .isEqualTo("LC_ALL=");
    }
}
