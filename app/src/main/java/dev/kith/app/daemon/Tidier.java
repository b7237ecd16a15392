package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import dev.kith.indexer.Indexer;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the pieces of the index on a thread beside the history, which goes on taking mail. Without room on the
/// disk it says so in the status and tries again later. The history thread alone calls.
final class Tidier {
    private static final Logger LOG = LoggerFactory.getLogger(Tidier.class);
    private static final String MATTER = "tidy";

    /// What joins: an indexer does.
    interface Joining {
        /// @return 0, or how many octets of room on the disk it lacked
        long join() throws IOException;
    }

    private final Joining joining;
    private final Notices notices;
    private final Runnable failed;
    private final long againNanos;
    private final LongSupplier nanoTime;
    private Thread thread = new Thread();
    private volatile boolean putOff;
    private volatile long putOffAt;

    /// @param failed called when the disk filled up all the same; quick
    /// @param againNanos how long after it was put off it is tried again
    Tidier(Joining joining, Notices notices, Runnable failed, long againNanos, LongSupplier nanoTime) {
        this.joining = joining;
        this.notices = notices;
        this.failed = failed;
        this.againNanos = againNanos;
        this.nanoTime = nanoTime;
    }

    static Tidier of(Indexer indexer, Notices notices, Runnable failed) {
        Joining joining = () -> {
            var missing = indexer.tidy();
            indexer.refresh();
            return missing;
        };
        return new Tidier(joining, notices, failed, TimeUnit.MINUTES.toNanos(10), System::nanoTime);
    }

    /// Begins, unless it is under way.
    void begin() {
        if (!thread.isAlive()) {
            putOff = false;
            thread = Thread.ofPlatform().name("kith-tidy").daemon().start(this::run);
        }
    }

    /// How long until it is tried again, in nanoseconds.
    long patience() {
        return putOff ? againNanos - (nanoTime.getAsLong() - putOffAt) : Long.MAX_VALUE;
    }

    private void run() {
        try {
            var missing = joining.join();
            if (missing > 0) {
                later(missing);
            } else {
                notices.over(MATTER);
            }
        } catch (IOException | RuntimeException e) {
            // the index was closed meanwhile, or the disk filled up: whoever writes to it next opens it again
            LOG.warn("the index was not tidied", Wordless.of(e));
            failed.run();
        }
    }

    private void later(long missing) {
        putOffAt = nanoTime.getAsLong();
        putOff = true;
        var sentence = String.format(
                Locale.ROOT,
                "The disk lacks %,d MB of room to join the pieces of the index: searches take a little longer until"
                        + " there is more.",
                (missing >> 20) + 1);
        if (notices.put(MATTER, sentence)) {
            LOG.warn("{}", sentence);
        }
    }
}
