package dev.kith.app.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was opened, to be closed in the opposite order, whatever one of them says to it.
final class Opened implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T one) {
        all.push(one);
        return one;
    }

    @Override
    public synchronized void close() {
        while (!all.isEmpty()) {
            var one = all.pop();
            try {
                one.close();
            } catch (Exception e) {
                LOG.warn("closing {} failed", one.getClass().getSimpleName(), e);
            }
        }
    }
}
