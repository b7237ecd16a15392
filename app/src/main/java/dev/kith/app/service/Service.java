package dev.kith.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Kith in one session manager.
///
/// @param file what the manager reads
public record Service(Platform platform, Path file, Shell shell) {
    /// How it stands.
    ///
    /// @param installed whether the file is there
    /// @param enabled whether the manager starts it with the session
    /// @param running whether the manager says that it runs
    public record Standing(String manager, String file, boolean installed, boolean enabled, boolean running) {
        /// In one sentence, with what to do where something is missing.
        public String sentence() {
            if (!installed) {
                return "Kith does not start with your session; kith service install changes that.";
            }
            var now = running ? " and runs." : ", but does not run now.";
            return enabled
                    ? "Kith starts with your session (" + file + ")" + now
                    : "Kith does not start with your session, though " + file
                            + " is there: the session's manager was not told of it, or was told not to. kith service"
                            + " install tells it." + (running ? " Now Kith runs." : "");
        }
    }

    public Standing standing() {
        var installed = Files.exists(file);
        return new Standing(
                platform.name().toLowerCase(Locale.ROOT),
                file.toString(),
                installed,
                installed && platform.starts(file, shell),
                installed && shell.run(platform.running()).good());
    }

    /// Writes the file and tells the manager.
    ///
    /// @param tell whether to tell the manager; otherwise the file alone is written
    /// @return the first command that failed, as one line with what was said; empty when all went well
    public String install(List<String> command, boolean tell) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, platform.text(command));
        return tell ? run(platform.install(file)) : "";
    }

    /// Stops it and takes the file away; Kith's data stays.
    public String remove(boolean tell) throws IOException {
        var failed = tell && Files.exists(file) ? run(platform.remove(file)) : "";
        Files.deleteIfExists(file);
        if (tell && platform == Platform.SYSTEMD) {
            shell.run(List.of("systemctl", "--user", "daemon-reload"));
        }
        return failed;
    }

    private String run(List<List<String>> commands) {
        for (var command : commands) {
            var said = shell.run(command);
            if (!said.good()) {
                return String.join(" ", command) + ": " + said.text();
            }
        }
        return "";
    }
}
