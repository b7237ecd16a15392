package dev.kith.app.signin;

import dev.kith.proxy.tap.Login;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The password that a command prints on its first line. It is asked each time, and kept nowhere.
///
/// @param command given to the shell
/// @param patience after which the command is ended
record PasswordSource(String command, Duration patience) implements Source {
    @Override
    public Given give(String user, String kept, boolean anew) throws OAuthTrouble {
        if (anew) {
            throw new OAuthTrouble(true, "", "your provider refused the password that the command prints");
        }
        return new Given(new Login("PLAIN", user, run()), Optional.empty());
    }

    @Override
    public Optional<Given> beforeItEnds(String user, String kept) {
        return Optional.empty();
    }

    /// @throws OAuthTrouble when the command fails or prints nothing
    byte[] run() throws OAuthTrouble {
        var windows = System.getProperty("os.name").startsWith("Windows");
        var line = windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
        try {
            return new Program(line, patience)
                    .firstLine(new byte[0])
                    .orElseThrow(() -> new OAuthTrouble(false, "", "the command that prints your password failed"));
        } catch (IOException _) {
            throw new OAuthTrouble(false, "", "the command that prints your password cannot be run");
        }
    }
}
