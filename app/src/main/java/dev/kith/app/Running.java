package dev.kith.app;

import dev.kith.app.daemon.Daemon;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The life of a daemon in the foreground: until Ctrl-C, SIGTERM or `kith stop`, and then a clean end.
final class Running {
    private Running() {}

    /// Returns when the daemon has stopped because somebody asked; a signal ends the process from here.
    ///
    /// @param after runs when the daemon is closed, whatever the reason
    static void untilStopped(Daemon daemon, PrintStream err, Runnable after) {
        var closed = new CountDownLatch(1);
        // Java runs this on SIGINT and SIGTERM, and ends when it returns
        var hook = new Thread(
                () -> {
                    end(daemon, after);
                    closed.countDown();
                },
                "kith-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        var progress = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("kith-progress").daemon().factory());
        var _ = progress.scheduleWithFixedDelay(new Backfilling(daemon::accounts, err), 1, 1, TimeUnit.SECONDS);
        try {
            daemon.awaitStop();
            Runtime.getRuntime().removeShutdownHook(hook);
            progress.shutdownNow();
            end(daemon, after);
        } catch (IllegalStateException _) {
            // a signal came at the same time: the hook does it
            await(closed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Daemon daemon, Runnable after) {
        try {
            daemon.close();
        } finally {
            after.run();
        }
    }

    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
