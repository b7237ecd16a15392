package dev.kith.app.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The system's keyring, by the program that the system brings for it. It holds local passwords of accounts that no
/// mail program signs in to; such a password is never an argument of a command, where others could see it.
///
/// @param program `secret-tool` (libsecret), `security` (macOS), or another that speaks as one of the two
/// @param patience after which the program is ended; it may be asking the user to unlock the keyring
public record Keyring(Kind kind, String program, Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);
    private static final int OCTETS_MAX = 4096;

    /// Who keeps the secrets.
    public enum Kind {
        LIBSECRET,
        MACOS,
        /// None that Kith can speak with.
        NONE
    }

    /// @param system `os.name`
    public static Keyring of(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("mac")
                ? new Keyring(Kind.MACOS, "/usr/bin/security", USUAL_PATIENCE)
                : name.startsWith("windows")
                        ? new Keyring(Kind.NONE, "", USUAL_PATIENCE)
                        : new Keyring(Kind.LIBSECRET, "secret-tool", USUAL_PATIENCE);
    }

    /// @return the password; empty when the keyring has none, is locked, or is not there
    public Optional<byte[]> find(String account) {
        var said = switch (kind) {
            case LIBSECRET -> run(List.of(program, "lookup", "service", "kith", "account", account), new byte[0]);
            case MACOS ->
                run(List.of(program, "find-generic-password", "-s", "kith", "-a", account, "-w"), new byte[0]);
            case NONE -> Optional.<byte[]>empty();
        };
        return said.map(Keyring::firstLine).filter(password -> password.length > 0);
    }

    /// @return whether the keyring gives it back
    public boolean keep(String account, String password) {
        switch (kind) {
            case LIBSECRET ->
                run(
                        List.of(program, "store", "--label=Kith: " + account, "service", "kith", "account", account),
                        password.getBytes(StandardCharsets.UTF_8));
            case MACOS ->
                run(
                        List.of(program, "-i"),
                        ("add-generic-password -U -s kith -a " + quoted(account) + " -w " + quoted(password) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            case NONE -> {
                return false;
            }
        }
        return find(account)
                .filter(kept -> Arrays.equals(kept, password.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// @return what the program printed, if it ended well and in time
    private Optional<byte[]> run(List<String> command, byte[] input) {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            if (input.length == 0) {
                builder.redirectInput(Path.of("/dev/null").toFile());
            }
            var process = builder.start();
            // ends the program, and with it the reading, when it takes too long
            var late = Thread.ofVirtual().start(() -> end(process));
            if (input.length > 0) {
                try (var in = process.getOutputStream()) {
                    in.write(input);
                }
            }
            byte[] printed;
            try (var out = process.getInputStream()) {
                printed = out.readNBytes(OCTETS_MAX);
            }
            var code = process.waitFor();
            late.interrupt();
            return code == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private void end(Process process) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] firstLine(byte[] printed) {
        var end = 0;
        while (end < printed.length && printed[end] != '\n' && printed[end] != '\r') {
            end++;
        }
        var line = Arrays.copyOf(printed, end);
        Arrays.fill(printed, (byte) 0);
        return line;
    }
}
