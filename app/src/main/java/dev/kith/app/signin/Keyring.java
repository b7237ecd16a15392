package dev.kith.app.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The system's keyring, by the program that the system brings for it. It holds local passwords of accounts that no
/// mail program signs in to; such a password is never an argument of a command, where others could see it.
///
/// @param program `secret-tool` (libsecret), `security` (macOS), or another that speaks as one of the two
/// @param patience after which the program is ended; it may be asking the user to unlock the keyring
public record Keyring(Kind kind, String program, Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

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
        return switch (kind) {
            case LIBSECRET -> run(List.of(program, "lookup", "service", "kith", "account", account), new byte[0]);
            case MACOS ->
                run(List.of(program, "find-generic-password", "-s", "kith", "-a", account, "-w"), new byte[0]);
            case NONE -> Optional.<byte[]>empty();
        };
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

    /// @return the first line that the program printed, if it ended well and in time
    private Optional<byte[]> run(List<String> command, byte[] input) {
        try {
            return new Program(command, patience).firstLine(input);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
