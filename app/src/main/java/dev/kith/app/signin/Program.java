package dev.kith.app.signin;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program of the system that prints a secret. What it says beside that is dropped, and what is passed to it or read
/// from it beyond the secret is overwritten.
///
/// @param command the program and its arguments; no secret may be among them
/// @param patience after which it is ended with all that it has started
record Program(List<String> command, Duration patience) {
    private static final int OCTETS_MAX = 4096;

    Program {
        command = List.copyOf(command);
    }

    /// Runs it to its end.
    ///
    /// @param input written to it and then overwritten; nothing for an end of file at once
    /// @return its first line; empty when it failed, took too long or printed none
    /// @throws IOException when it cannot be run
    Optional<byte[]> firstLine(byte[] input) throws IOException {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            if (input.length == 0) {
                builder.redirectInput(nothing());
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
            var line = firstLineOf(printed);
            return code == 0 && line.length > 0 ? Optional.of(line) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
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

    private static byte[] firstLineOf(byte[] printed) {
        var end = 0;
        while (end < printed.length && printed[end] != '\n' && printed[end] != '\r') {
            end++;
        }
        var line = Arrays.copyOf(printed, end);
        Arrays.fill(printed, (byte) 0);
        return line;
    }
}
