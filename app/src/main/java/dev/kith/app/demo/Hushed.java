package dev.kith.app.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.LoggerFactory;

/// The threads of the demo's mail server. A mail program that closes a connection, or makes a folder that is there
/// already, is nothing to GreenMail but an exception with all its lines, and they would come between what the demo
/// prints for the user to read.
final class Hushed extends ThreadGroup {
    private Hushed() {
        super("demo-mail-server");
    }

    /// Connections are served by threads that their listener begins: they are of its group.
    static void start(GreenMail server) {
        if (LoggerFactory.getLogger("com.icegreen.greenmail") instanceof Logger logger) {
            logger.setLevel(Level.OFF);
        }
        var starting = new FutureTask<>(server::start, null);
        new Thread(new Hushed(), starting, "demo-mail-server").start();
        try {
            starting.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the demo's mail server did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo's mail server did not start", e);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        // only that one connection is over
    }
}
