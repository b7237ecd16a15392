package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every minute after the tokens that end soon.
final class Renewals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Thread thread;

    /// @param renew may block
    Renewals(Runnable renew) {
        thread = Thread.ofVirtual().name("kith-renewals").unstarted(() -> run(renew));
    }

    void start() {
        thread.start();
    }

    private static void run(Runnable renew) {
        try {
            while (true) {
                Thread.sleep(EVERY);
                try {
                    renew.run();
                } catch (RuntimeException e) {
                    LOG.error("renewing a sign-in failed", Wordless.of(e));
                }
            }
        } catch (InterruptedException _) {
            // stopped
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
