package dev.kith.app;

import dev.kith.app.config.Config;
import dev.kith.app.config.ConfigInvalid;
import dev.kith.app.config.ConfigReader;
import dev.kith.app.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a command finds around it: the configuration and the data folder, by its options or in their usual places.
record Surroundings(Optional<Config> config, Path data) {
    static Surroundings find(Common common) throws Failure {
        return find(common, home(), System.getenv());
    }

    /// Where the user's files are. The environment has the word before the system's list of users, as in the launcher
    /// and in other programs; not on Windows, where HOME belongs to programs from elsewhere.
    static Path home() {
        return home(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path home(String system, String listed, Map<String, String> environment) {
        var said = environment.getOrDefault("HOME", "");
        return said.startsWith("/") && !system.startsWith("Windows") ? Path.of(said) : Path.of(listed);
    }

    static Surroundings find(Common common, Path home, Map<String, String> environment) throws Failure {
        var config = config(common, home, environment);
        var data = Optional.ofNullable(common.data)
                .or(() -> config.flatMap(Config::data))
                .orElseGet(() -> DataFolder.platform(System.getProperty("os.name"), home, environment));
        return new Surroundings(config, data.toAbsolutePath().normalize());
    }

    /// The configuration that must be there.
    Config required() throws Failure {
        return config.orElseThrow(
                () -> new Failure("there is no configuration yet: kith setup writes one (--config FILE"
                        + " names one that is elsewhere)"));
    }

    private static Optional<Config> config(Common common, Path home, Map<String, String> environment) throws Failure {
        var file = common.config;
        if (file != null && !Files.isReadable(file)) {
            throw new Failure("there is no readable file " + file);
        }
        if (file == null) {
            file = usual(home, environment).stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(null);
        }
        if (file == null) {
            return Optional.empty();
        }
        try {
            var read = ConfigReader.read(file, ZoneId.systemDefault());
            return common.config == null && example(read) ? Optional.empty() : Optional.of(read);
        } catch (ConfigInvalid e) {
            var count = e.mistakes().size();
            throw new Failure(Objects.requireNonNull(e.getMessage()) + "\n"
                    + (count == 1 ? "This mistake keeps" : "These " + count + " mistakes keep")
                    + " Kith from starting.");
        } catch (IOException e) {
            throw new Failure("the configuration " + file + " cannot be read: " + Reason.of(e));
        }
    }

    /// The file that comes with Kith, as long as nobody has filled it in: no server of that name was ever anybody's
    /// (RFC 2606).
    private static boolean example(Config config) {
        var shipped = System.getProperty("kith.home");
        return shipped != null
                && config.file()
                        .toAbsolutePath()
                        .equals(Path.of(shipped, "config", "kith.yaml").toAbsolutePath())
                && config.accounts().stream()
                        .allMatch(a -> a.proxy().imapUpstream().host().endsWith(".example.org"));
    }

    /// The user's configuration folder first, then the file that comes with Kith.
    static List<Path> usual(Path home, Map<String, String> environment) {
        var xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var own = (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".config")).resolve("kith/kith.yaml");
        var shipped = System.getProperty("kith.home");
        return shipped == null ? List.of(own) : List.of(own, Path.of(shipped, "config", "kith.yaml"));
    }
}
