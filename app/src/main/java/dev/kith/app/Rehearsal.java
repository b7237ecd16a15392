package dev.kith.app;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.ExitCode;

/// A daemon's second start, over a folder that holds a history, and a question to it: what the demo does not do, for
/// the start-up cache to have seen it too.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(50);

    private Rehearsal() {}

    /// Returns when the daemon has stopped again.
    static void run(Path config, Path data) {
        var files = new String[] {"--config", config.toString(), "--data", data.toString()};
        var daemon = Thread.ofPlatform().daemon().start(() -> Main.run(with("run", files)));
        try {
            for (var left = PATIENCE; left.isPositive() && !asked(files); left = left.minus(STEP)) {
                Thread.sleep(STEP);
            }
            daemon.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Is the daemon there? Then it is asked a few things and stopped.
    private static boolean asked(String... files) {
        return Main.run(with("due", files)) == ExitCode.OK && Main.run(with("stop", files)) == ExitCode.OK;
    }

    private static String[] with(String command, String... files) {
        var words = new String[files.length + 1];
        words[0] = command;
        System.arraycopy(files, 0, words, 1, files.length);
        return words;
    }
}
