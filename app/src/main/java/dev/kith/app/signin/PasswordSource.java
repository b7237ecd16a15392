package dev.kith.app.signin;

import dev.kith.proxy.tap.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The password that a command prints on its first line. It is asked each time, and kept nowhere.
///
/// @param command given to the shell
/// @param patience after which the command is ended
record PasswordSource(String command, Duration patience) implements Source {
    private static final int OCTETS_MAX = 4096;

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
            var process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of(windows ? "NUL" : "/dev/null").toFile())
                    .start();
            // ends the command, and with it the reading, when it takes too long
            var late = Thread.ofVirtual().start(() -> end(process));
            byte[] printed;
            try (var out = process.getInputStream()) {
                printed = out.readNBytes(OCTETS_MAX);
            }
            var code = process.waitFor();
            late.interrupt();
            var password = firstLine(printed);
            if (code != 0 || password.length == 0) {
                throw new OAuthTrouble(false, "", "the command that prints your password failed");
            }
            return password;
        } catch (IOException e) {
            throw new OAuthTrouble(false, "", "the command that prints your password cannot be run");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new OAuthTrouble(false, "", "interrupted");
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
