package dev.kith.app.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The session managers that Kith knows (systemd, launchd, Windows tasks): which
/// file each reads, and where it lies.
public enum Platform {
    SYSTEMD,
    LAUNCHD,
    TASK;

    /// @param system `os.name`
    public static Platform of(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? LAUNCHD : name.startsWith("windows") ? TASK : SYSTEMD;
    }

    /// The file that the manager reads.
    public Path file(Path home, Map<String, String> environment) {
        return switch (this) {
            case SYSTEMD -> {
                var xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
                yield (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".config"))
                        .resolve("systemd/user/kith.service");
            }
            case LAUNCHD -> home.resolve("Library/LaunchAgents/dev.kith.plist");
            case TASK ->
                Path.of(environment.getOrDefault("LOCALAPPDATA", home + "\\AppData\\Local"), "Kith", "kith-task.xml");
        };
    }

    /// The file's text.
    ///
    /// @param command the launcher and what it is given
    public String text(List<String> command) {
        return switch (this) {
            case SYSTEMD -> Systemd.unit(command);
            case LAUNCHD -> Launchd.agent(command);
            case TASK -> Task.xml(command);
        };
    }

    /// What makes the manager take the file and start Kith.
    List<List<String>> install(Path file) {
        return switch (this) {
            case SYSTEMD ->
                List.of(
                        List.of("systemctl", "--user", "daemon-reload"),
                        List.of("systemctl", "--user", "enable", "--now", "kith.service"));
            case LAUNCHD -> List.of(List.of("launchctl", "load", "-w", file.toString()));
            case TASK ->
                List.of(
                        List.of("schtasks", "/Create", "/F", "/TN", "Kith", "/XML", file.toString()),
                        List.of("schtasks", "/Run", "/TN", "Kith"));
        };
    }

    List<List<String>> remove(Path file) {
        return switch (this) {
            case SYSTEMD -> List.of(List.of("systemctl", "--user", "disable", "--now", "kith.service"));
            case LAUNCHD -> List.of(List.of("launchctl", "unload", "-w", file.toString()));
            case TASK ->
                List.of(
                        List.of("schtasks", "/End", "/TN", "Kith"),
                        List.of("schtasks", "/Delete", "/F", "/TN", "Kith"));
        };
    }

    /// Does the manager start Kith with the session? It may have the file and never have been told to, or told not to.
    boolean starts(Path file, Shell shell) {
        return switch (this) {
            case SYSTEMD -> Files.isSymbolicLink(file.resolveSibling("default.target.wants/" + file.getFileName()));
            case LAUNCHD ->
                shell.run(List.of("sh", "-c", "launchctl print-disabled gui/$(id -u)"))
                        .text()
                        .lines()
                        .noneMatch(line -> line.contains("\"dev.kith\"") && line.matches(".*=> (disabled|true).*"));
            case TASK -> {
                var said = shell.run(List.of("schtasks", "/Query", "/TN", "Kith", "/XML"));
                yield said.good() && !said.text().contains("<Enabled>false</Enabled>");
            }
        };
    }

    /// Succeeds when the manager says that Kith runs.
    List<String> running() {
        return switch (this) {
            case SYSTEMD -> List.of("systemctl", "--user", "is-active", "kith.service");
            case LAUNCHD -> List.of("launchctl", "list", "dev.kith");
            case TASK -> List.of("schtasks", "/Query", "/TN", "Kith");
        };
    }
}
