package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which configuration holds, on a machine where somebody has just unpacked Kith.
class SurroundingsTest {
    private static final String EXAMPLE = """
        accounts:
          - address: alice@example.org
            imap: { upstream: "imaps://imap.example.org" }
            smtp: { upstream: "smtps://smtp.example.org" }
        """;

    @TempDir
    Path folder = Path.of("");

    private final String before = System.getProperty("kith.home", "");

    @BeforeEach
    void unpack() throws Exception {
        Files.createDirectories(folder.resolve("kith/config"));
        Files.writeString(folder.resolve("kith/config/kith.yaml"), EXAMPLE);
        System.setProperty("kith.home", folder.resolve("kith").toString());
    }

    @AfterEach
    void giveBack() {
        if (before.isEmpty()) {
            System.clearProperty("kith.home");
        } else {
            System.setProperty("kith.home", before);
        }
    }

    @Test
    void theExampleThatNobodyFilledInIsNoConfiguration() throws Exception {
        assertThat(find(new Common()).config()).isEmpty();
        assertThatThrownBy(() -> find(new Common()).required()).hasMessageContaining("kith setup writes one");
    }

    @Test
    void oneThatSomebodyFilledInOrNamedIs() throws Exception {
        var shipped = folder.resolve("kith/config/kith.yaml");
        var named = new Common();
        named.config = shipped;
        assertThat(find(named).config()).isPresent();

        Files.writeString(shipped, EXAMPLE.replace(".example.org", ".kith.test"));
        assertThat(find(new Common()).config()).isPresent();
    }

    @Test
    void theUsersOwnGoesFirst() throws Exception {
        var own = folder.resolve("home/.config/kith/kith.yaml");
        Files.createDirectories(folder.resolve("home/.config/kith"));
        Files.writeString(own, EXAMPLE);
        assertThat(find(new Common()).config().orElseThrow().file()).isEqualTo(own);
    }

    /// It was passed over in silence, as if there were none, and `kith setup` was asked for.
    @Test
    void theUsersOwnThatMayNotBeReadIsSaid() throws Exception {
        var own = folder.resolve("home/.config/kith/kith.yaml");
        Files.createDirectories(folder.resolve("home/.config/kith"));
        Files.writeString(own, EXAMPLE);
        Files.setPosixFilePermissions(own, Set.of());
        assumeThat(Files.isReadable(own)).isFalse();
        assertThatThrownBy(() -> find(new Common()))
                .hasMessage("the configuration " + own + " cannot be read: you may not read or write " + own);
    }

    private Surroundings find(Common common) throws Failure {
        return Surroundings.find(common, folder.resolve("home"), Map.of());
    }

    @Test
    void theEnvironmentSaysWhereHomeIs() {
        assertThat(Surroundings.home("Linux", "/root", Map.of("HOME", "/tmp/other")))
                .isEqualTo(Path.of("/tmp/other"));
        assertThat(Surroundings.home("Linux", "/root", Map.of())).isEqualTo(Path.of("/root"));
        assertThat(Surroundings.home("Linux", "/root", Map.of("HOME", "here"))).isEqualTo(Path.of("/root"));
        assertThat(Surroundings.home("Windows 11", "/users/a", Map.of("HOME", "/c/a")))
                .isEqualTo(Path.of("/users/a"));
    }
}
