package dev.kith.app.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program of the system's and waits for it.
public interface Shell {
    /// @param code 127 when there is no such program
    record Said(int code, String text) {
        public boolean good() {
            return code == 0;
        }
    }

    Said run(List<String> command);

    /// @param patience after which the program is ended
    static Shell system(Duration patience) {
        return command -> {
            Path out = null;
            try {
                out = Files.createTempFile("kith", ".out");
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .start();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return new Said(124, "no answer in time");
                }
                return new Said(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                return new Said(127, String.valueOf(e.getMessage()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Said(130, "interrupted");
            } finally {
                remove(out);
            }
        };
    }

    private static void remove(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // the system clears its temporary folder
        }
    }
}
