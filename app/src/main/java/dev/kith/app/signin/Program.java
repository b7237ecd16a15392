package dev.kith.app.signin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
    /// What it printed is there when it has ended, but for this.
    private static final Duration REST = Duration.ofSeconds(1);

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
            var process = started(input);
            try {
                return firstLine(process, input);
            } finally {
                end(process);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private Process started(byte[] input) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (input.length == 0) {
            builder.redirectInput(nothing());
        }
        return builder.start();
    }

    private Optional<byte[]> firstLine(Process process, byte[] input) throws IOException, InterruptedException {
        var printed = new Printed(process.getInputStream());
        // what it leaves running may hold its output open: that is not waited for
        var reading = Thread.ofPlatform().daemon().name("kith-program").start(printed);
        if (input.length > 0) {
            try (var in = process.getOutputStream()) {
                in.write(input);
            }
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        reading.join(REST);
        var line = printed.firstLine();
        return process.exitValue() == 0 && line.length > 0 ? Optional.of(line) : Optional.empty();
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// What it prints is taken to its end, for whoever cannot print any more fails; the beginning is kept.
    private static final class Printed implements Runnable {
        private final InputStream out;
        private final byte[] kept = new byte[OCTETS_MAX];
        private int length;

        Printed(InputStream out) {
            this.out = out;
        }

        @Override
        public void run() {
            var octets = new byte[OCTETS_MAX];
            try (out) {
                for (var n = out.read(octets); n >= 0; n = out.read(octets)) {
                    keep(octets, n);
                }
            } catch (IOException _) {
                // it was ended
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        }

        private synchronized void keep(byte[] octets, int n) {
            var room = Math.min(n, kept.length - length);
            System.arraycopy(octets, 0, kept, length, room);
            length += room;
        }

        /// Once: what was kept is overwritten.
        synchronized byte[] firstLine() {
            var end = 0;
            while (end < length && kept[end] != '\n' && kept[end] != '\r') {
                end++;
            }
            var line = Arrays.copyOf(kept, end);
            Arrays.fill(kept, (byte) 0);
            return line;
        }
    }
}
