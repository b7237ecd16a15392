package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
    @TempDir
    Path folder = Path.of("");

    /// As the guide has it: the profile is asked for after set-up.
    @Test
    void aProfileForAppleMailIsWrittenOfWhatIsConfigured() throws Exception {
        var config = Files.writeString(folder.resolve("kith.yaml"), account("home", 1143, 1587));
        var profile = folder.resolve("kith.mobileconfig");

        assertThat(Main.run("setup", "--config", config.toString(), "--mobileconfig", profile.toString()))
                .isZero();
        assertThat(profile)
                .content()
                .contains("<integer>1143</integer>", "<integer>1587</integer>", "home@example.org");
        assertThat(config).hasContent(account("home", 1143, 1587));
    }

    @Test
    void ofTwoAccountsOneIsNamed() throws Exception {
        var second = account("work", 2143, 2587).replaceFirst("accounts:\n", "");
        var config = Files.writeString(folder.resolve("kith.yaml"), account("home", 1143, 1587) + second);
        var profile = folder.resolve("kith.mobileconfig");

        assertThat(Main.run("setup", "--config", config.toString(), "--mobileconfig", profile.toString()))
                .isOne();
        assertThat(profile).doesNotExist();
        assertThat(Main.run(
                        "setup", "--config", config.toString(), "--mobileconfig", profile.toString(), "--name", "work"))
                .isZero();
        assertThat(profile).content().contains("<integer>2143</integer>").doesNotContain("home@example.org");
    }

    private static String account(String name, int imap, int smtp) {
        return """
            accounts:
              - name: %1$s
                address: %1$s@example.org
                imap: { listen: "127.0.0.1:%2$d", upstream: "imaps://imap.example.org" }
                smtp: { listen: "127.0.0.1:%3$d", upstream: "smtps://smtp.example.org" }
            """.formatted(name, imap, smtp);
    }
}
