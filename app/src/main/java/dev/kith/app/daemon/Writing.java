package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import dev.kith.indexer.Indexer;
import dev.kith.proxy.tap.Sighting;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the index for the history thread, and knows what of it can be found and what is safe. What goes wrong
/// stands in the status until it is over.
final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);
    /// What is taken while more waits is found within a tenth of a second all the same.
    private static final long REFRESH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(90);

    private final Indexer indexer;
    private final SightingReader reader;
    private final Notices notices;
    private final Consumer<Sighting> beside;
    private final HeapRelease heap;
    private final Runnable mailCame;
    private final Committing committing;
    private boolean unseen;
    private long refreshedAt = System.nanoTime();

    /// @param beside sees every sighting too; quick
    /// @param mailCame there is new mail to judge by
    /// @param committed called when what was taken in passing has become safe, or has not, on another thread
    Writing(
            Indexer indexer,
            SightingReader reader,
            Notices notices,
            Consumer<Sighting> beside,
            HeapRelease heap,
            Runnable mailCame,
            Runnable committed) {
        this.indexer = indexer;
        this.reader = reader;
        this.notices = notices;
        this.beside = beside;
        this.heap = heap;
        this.mailCame = mailCame;
        this.committing = new Committing(indexer::commit, this::safe, this::broken, committed);
    }

    /// The index was opened again: what was not safe is to be read again.
    void anew() {
        committing.anew();
        unseen = false;
    }

    long untilCommit() {
        return committing.patience();
    }

    void commitWhenDue() {
        if (committing.patience() <= 0) {
            committing.begin();
        }
    }

    /// Waits for a commit that is under way.
    void await() throws InterruptedException {
        committing.await();
    }

    void refreshWhenDue() {
        if (unseen && System.nanoTime() - refreshedAt >= REFRESH_EVERY_NANOS) {
            refresh();
        }
    }

    void refreshUnseen() {
        if (unseen) {
            refresh();
        }
    }

    /// Does what somebody waits for.
    ///
    /// @return why it was not done, or is not safe; empty when it is
    String done(Errands.Task task) {
        try {
            task.run();
            committing.written();
            if (commit()) {
                refresh();
                return "";
            }
            return "what was read is not safe on the disk";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            broken(e);
            return "the index cannot be written: " + Wordless.word(e);
        }
    }

    /// Takes what passed; a fault costs history, never mail.
    void add(Sighting sighting) {
        try {
            take(sighting);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            broken(e);
        }
    }

    void take(Sighting sighting) throws IOException {
        beside.accept(sighting);
        var mail = reader.mail(sighting);
        if (mail.isEmpty()) {
            return;
        }
        switch (indexer.add(mail.get())) {
            case INDEXED -> {
                heap.added();
                committing.written();
                unseen = true;
                mailCame.run();
            }
            case KNOWN -> committing.written();
            case LEFT_OUT -> {}
        }
    }

    /// What was taken can be found from now on.
    void refresh() {
        refreshedAt = System.nanoTime();
        try {
            indexer.refresh();
            unseen = false;
        } catch (IOException | RuntimeException e) {
            broken(e);
        }
    }

    /// @return whether everything is safe now
    boolean commit() {
        return committing.commit();
    }

    private void safe() {
        notices.over("index");
    }

    void broken(Throwable e) {
        if (notices.put(
                "index",
                "The index cannot be written (" + Wordless.word(e)
                        + "); mail flows, and what passes now is read again when that is over.")) {
            LOG.error("the index cannot be written", Wordless.of(e));
        }
    }
}
