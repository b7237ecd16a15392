package dev.kith.app.setup;

import dev.kith.app.config.Config;
import dev.kith.app.config.ConfigInvalid;
import dev.kith.app.config.ConfigReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file `kith.yaml` where set-up writes. What the user wrote into it is never lost: the file as it was is
/// kept beside it, under its name with `.old`.
public record ConfigFile(Path path) {
    private static final Pattern ACCOUNTS = Pattern.compile("accounts:\\s*(#.*)?");
    private static final Pattern ITEM = Pattern.compile("( *)- .*");

    /// Writes the plan down.
    ///
    /// @param more as one more account, where there is a file; else as the only one
    /// @throws Trouble when that cannot be done; a file that is there stays as it was
    public void write(Plan plan, boolean more) throws IOException, Trouble {
        if (more && Files.exists(path)) {
            add(plan);
        } else {
            begin(plan);
        }
    }

    /// As the only account. What Kith itself would refuse to read is not put in anything's place.
    private void begin(Plan plan) throws IOException, Trouble {
        Files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
        var fresh = beside(".new");
        Files.writeString(fresh, ConfigText.of(plan));
        try {
            read(fresh);
        } catch (Trouble e) {
            Files.deleteIfExists(fresh);
            throw new Trouble("the configuration would have a mistake: " + e.getMessage());
        }
        if (Files.exists(path)) {
            Files.move(path, beside(".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, path);
    }

    /// Adds the plan as one more account, and changes nothing else.
    ///
    /// @throws Trouble when the file is not one that this can be done to; it stays as it was
    private void add(Plan plan) throws IOException, Trouble {
        var before = read(path);
        if (before.accounts().stream().anyMatch(a -> a.name().equals(plan.name()))) {
            throw new Trouble("there is an account named \"" + plan.name() + "\" already: give this one another with"
                    + " --name");
        }
        var fresh = beside(".new");
        Files.writeString(fresh, added(Files.readAllLines(path), plan));
        try {
            if (read(fresh).accounts().size() != before.accounts().size() + 1) {
                throw byHand(plan);
            }
        } catch (Trouble e) {
            Files.deleteIfExists(fresh);
            throw byHand(plan);
        }
        Files.copy(path, beside(".old"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The ports that its accounts listen on already.
    public Set<Integer> ports() throws IOException, Trouble {
        var ports = new HashSet<Integer>();
        if (Files.exists(path)) {
            read(path).accounts().stream()
                    .flatMap(a -> Stream.of(a.proxy().imapListen(), a.proxy().smtpListen()))
                    .filter(Objects::nonNull)
                    .map(InetSocketAddress::getPort)
                    .forEach(ports::add);
        }
        return ports;
    }

    private Path beside(String end) {
        return Path.of(path + end);
    }

    private static Config read(Path file) throws IOException, Trouble {
        try {
            return ConfigReader.read(file, ZoneOffset.UTC);
        } catch (ConfigInvalid e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }

    /// Behind the last line that belongs to `accounts:`.
    private static String added(List<String> lines, Plan plan) {
        var all = new ArrayList<>(lines);
        var last = -1;
        var indent = "  ";
        var inside = false;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!inside) {
                inside = ACCOUNTS.matcher(line).matches();
                last = inside ? i : last;
            } else if (line.startsWith(" ") || line.startsWith("-")) {
                var item = ITEM.matcher(line);
                if (item.matches()
                        && lines.subList(0, i).stream()
                                .noneMatch(l -> ITEM.matcher(l).matches())) {
                    indent = item.group(1);
                }
                last = line.isBlank() ? last : i;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
        }
        if (last >= 0) {
            all.add(last + 1, ConfigText.account(plan).indent(indent.length()).stripTrailing());
        }
        return String.join("\n", all) + "\n";
    }

    private Trouble byHand(Plan plan) {
        return new Trouble(
                "the account cannot be added to " + path + " from here; write these lines under accounts: in it\n"
                        + ConfigText.account(plan).indent(2));
    }
}
