package dev.kith.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// What the session managers are given.
class ServiceTest {
    private static final List<String> COMMAND =
            List.of("/opt/my kith/bin/kith", "run", "--config", "/home/al/100% \"$HOME\" & <b>.yaml");

    private final List<String> told = new ArrayList<>();

    @TempDir
    Path temporary = Path.of("");

    @Test
    void theUnitSurvivesBlanksQuotesAndSpecifiers() {
        assertThat(Platform.SYSTEMD.text(COMMAND))
                .contains(
                        "ExecStart=\"/opt/my kith/bin/kith\" \"run\" \"--config\""
                                + " \"/home/al/100%% \\\"$$HOME\\\" & <b>.yaml\"\n",
                        "Restart=on-failure\n", "SuccessExitStatus=143\n", "WantedBy=default.target\n");
    }

    /// systemd's own word on the unit, where there is a systemd.
    @Test
    void systemdAcceptsTheUnit() throws Exception {
        var launcher = Files.writeString(temporary.resolve("kith"), "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        var unit = Files.writeString(
                temporary.resolve("kith.service"), Platform.SYSTEMD.text(List.of(launcher.toString(), "run")));
        assertThat(verify(unit)).isEmpty();
        var broken = Files.readString(unit).replace("ExecStart", "ExecBegin");
        assertThat(verify(Files.writeString(temporary.resolve("broken.service"), broken)))
                .contains("ExecBegin");
    }

    private String verify(Path unit) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("systemd-analyze", "verify", "--user", "--man=no", unit.toString());
        builder.environment().put("XDG_RUNTIME_DIR", temporary.toString());
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException _) {
            assumeTrue(false, "there is no systemd-analyze here: the unit was not checked by systemd");
            return "";
        }
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeTrue(!said.contains("Failed to initialize manager"), "systemd-analyze does not work here: " + said);
        // what it says of other units of the machine is not ours
        return said.lines()
                        .filter(l -> l.contains(unit.getFileName().toString()))
                        .toList()
                        .isEmpty()
                ? ""
                : said;
    }

    @Test
    void theAgentAndTheTaskAreXmlThatHoldsTheCommand() throws Exception {
        for (var platform : List.of(Platform.LAUNCHD, Platform.TASK)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            var document =
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(platform.text(COMMAND))));
            assertThat(document.getDocumentElement().getTextContent())
                    .contains("/opt/my kith/bin/kith", "100% \"$HOME\" & <b>.yaml");
        }
    }

    @Test
    void installWritesTheFileAndTellsTheManagerRemoveTakesItAway() throws IOException {
        var file = temporary.resolve("systemd/user/kith.service");
        var service = new Service(Platform.SYSTEMD, file, command -> {
            told.add(String.join(" ", command));
            return new Shell.Said(0, "");
        });
        assertThat(service.standing().installed()).isFalse();
        assertThat(told).isEmpty();

        assertThat(service.install(COMMAND, true)).isEmpty();
        assertThat(service.standing().running()).isTrue();
        assertThat(service.remove(true)).isEmpty();

        assertThat(file).doesNotExist();
        assertThat(told)
                .containsExactly(
                        "systemctl --user daemon-reload",
                        "systemctl --user enable --now kith.service",
                        "systemctl --user is-active kith.service",
                        "systemctl --user disable --now kith.service",
                        "systemctl --user daemon-reload");
    }

    @Test
    void aUnitThatWasNeverEnabledDoesNotStartWithTheSession() throws IOException {
        var file = temporary.resolve("systemd/user/kith.service");
        var service = new Service(Platform.SYSTEMD, file, _ -> new Shell.Said(3, "inactive"));
        assertThat(service.install(COMMAND, false)).isEmpty();
        assertThat(service.standing().enabled()).isFalse();
        assertThat(service.standing().sentence())
                .startsWith("Kith does not start with your session, though " + file + " is there")
                .contains("kith service install tells it");

        // what systemctl enable makes
        var wants = Files.createDirectories(file.resolveSibling("default.target.wants"));
        Files.createSymbolicLink(wants.resolve("kith.service"), file);
        assertThat(service.standing().enabled()).isTrue();
        assertThat(service.standing().sentence())
                .isEqualTo("Kith starts with your session (" + file + "), but does not run now.");
    }

    @Test
    void anAgentOrATaskThatWasTurnedOffDoesNotStartWithTheSession() throws IOException {
        var agent = Files.writeString(temporary.resolve("dev.kith.plist"), "");
        assertThat(standing(Platform.LAUNCHD, agent, "\t\"dev.kith\" => enabled\n\t\"org.example\" => disabled")
                        .enabled())
                .isTrue();
        assertThat(standing(Platform.LAUNCHD, agent, "\t\"dev.kith\" => disabled")
                        .enabled())
                .isFalse();
        assertThat(standing(Platform.LAUNCHD, agent, "\t\"dev.kith\" => true").enabled())
                .isFalse();
        var task = Files.writeString(temporary.resolve("kith-task.xml"), "");
        assertThat(standing(Platform.TASK, task, "<Settings><Enabled>true</Enabled></Settings>")
                        .enabled())
                .isTrue();
        assertThat(standing(Platform.TASK, task, "<Settings><Enabled>false</Enabled></Settings>")
                        .enabled())
                .isFalse();
        var unknown = new Service(Platform.TASK, task, _ -> new Shell.Said(1, "ERROR: cannot find the file"));
        assertThat(unknown.standing().enabled()).isFalse();
    }

    private static Service.Standing standing(Platform platform, Path file, String said) {
        return new Service(platform, file, _ -> new Shell.Said(0, said)).standing();
    }

    @Test
    void aManagerThatIsNotThereIsNamed() throws IOException {
        var service = new Service(
                Platform.SYSTEMD,
                temporary.resolve("kith.service"),
                _ -> new Shell.Said(1, "Failed to connect to bus"));
        assertThat(service.install(COMMAND, true))
                .isEqualTo("systemctl --user daemon-reload: Failed to connect to bus");
        assertThat(service.file()).exists();
    }

    @Test
    void theFileIsWhereTheManagerLooks() {
        var home = Path.of("/home/al");
        assertThat(Platform.of("Linux").file(home, Map.of()))
                .isEqualTo(Path.of("/home/al/.config/systemd/user/kith.service"));
        assertThat(Platform.of("Linux").file(home, Map.of("XDG_CONFIG_HOME", "/c")))
                .isEqualTo(Path.of("/c/systemd/user/kith.service"));
        assertThat(Platform.of("Mac OS X").file(home, Map.of()))
                .isEqualTo(Path.of("/home/al/Library/LaunchAgents/dev.kith.plist"));
    }

    /// On Windows a program's words come in the letters of the console.
    @Test
    void whatAProgramSaysNeedNotBeUtf8AndItIsToldNothing() {
        var shell = Shell.system(Duration.ofSeconds(20));
        var said = shell.run(List.of("/bin/sh", "-c", "printf 'f\\374r'; cat; exit 3"));
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.text()).startsWith("f").endsWith("r");
    }
}
