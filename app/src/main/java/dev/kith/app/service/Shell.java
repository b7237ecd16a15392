package dev.kith.app.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
                return run(command, patience, out);
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

    /// The program is told nothing, and ends with the patience.
    private static Said run(List<String> command, Duration patience, Path out)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Said(124, "no answer in time");
            }
        } finally {
            process.destroyForcibly();
        }
        // what it says may be in the system's own letters; those that are none are shown as such
        var text = new String(Files.readAllBytes(out), StandardCharsets.UTF_8).strip();
        return new Said(process.exitValue(), text);
    }

    private static void remove(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException _) {
            // the system clears its temporary folder
        }
    }
}
