package dev.kith.indexer;

import dev.kith.indexer.Importer.Progress;
import dev.kith.indexer.Importer.Result;
import dev.kith.indexer.source.Found;
import dev.kith.indexer.source.MailFileReader;
import dev.kith.indexer.source.MailFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One import: one thread reads files, one for each core takes messages apart and indexes them.
final class ImportRun {
    private static final int OCTETS_MAX = 2 << 20;
    private static final int IN_FLIGHT_MAX = 64;
    private static final int STEP = 500;

    private final Indexer indexer;
    private final int workers;
    private final int durableEvery;
    private final Progress progress;
    private final List<String> unreadable = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Mail> queue = new ArrayBlockingQueue<>(IN_FLIGHT_MAX);
    private final AtomicReference<@Nullable IOException> failed = new AtomicReference<>();
    private final AtomicLong indexed = new AtomicLong();
    private final AtomicLong known = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private final Semaphore room = new Semaphore(IN_FLIGHT_MAX);
    private volatile boolean finished;
    private long total;
    private int sinceCommit;

    /// @param workers threads that take messages apart
    /// @param durableEvery messages between two commits
    ImportRun(Indexer indexer, int workers, int durableEvery, Progress progress) {
        this.indexer = indexer;
        this.workers = workers;
        this.durableEvery = durableEvery;
        this.progress = progress;
    }

    Result run(List<Path> paths, Set<String> me) throws IOException {
        indexer.learn(me);
        var files = MailFiles.below(paths, unreadable::add);
        total = files.stream().mapToLong(Found::octets).sum();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < workers; i++) {
            threads.add(Thread.ofPlatform().name("import-" + i).start(this::work));
        }
        try {
            read(files);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            finished = true;
            join(threads);
        }
        var failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        indexer.commit();
        progress.at(messages(), total, total);
        return new Result(indexed.get(), known.get(), leftOut.get(), List.copyOf(unreadable));
    }

    private void read(List<Found> files) throws IOException, InterruptedException {
        var reader = new MailFileReader(OCTETS_MAX);
        var milestones = new Milestones(indexer);
        for (var file : files) {
            if (failed.get() != null) {
                return;
            }
            var begun = milestones.of(file);
            if (begun.whole()) {
                known.addAndGet(begun.messages());
                octets.addAndGet(file.octets());
                continue;
            }
            try {
                read(reader, file, milestones, begun.messages());
            } catch (IOException e) {
                unreadable.add(file.path() + ": " + MailFiles.reason(e));
            }
        }
    }

    /// @param done messages at the beginning of the file that are indexed already
    private void read(MailFileReader reader, Found file, Milestones milestones, long done)
            throws IOException, InterruptedException {
        var path = file.path().toAbsolutePath().normalize().toString();
        var count = new AtomicLong();
        reader.read(file, octets::addAndGet, (message, cut, size, folder) -> {
            if (count.incrementAndGet() <= done) {
                known.incrementAndGet();
                return;
            }
            put(mail(path, message, cut, size, folder));
            if (++sinceCommit >= durableEvery) {
                settle();
                milestones.reached(file, count.get(), false);
                commit();
            }
        });
        if (failed.get() == null && !Thread.currentThread().isInterrupted()) {
            milestones.reached(file, count.get(), true);
        }
    }

    /// Waits until all that was read is in the index.
    private void settle() throws InterruptedException {
        if (enter(IN_FLIGHT_MAX)) {
            room.release(IN_FLIGHT_MAX);
        }
    }

    /// False when the import has failed meanwhile.
    private boolean enter(int messages) throws InterruptedException {
        while (failed.get() == null) {
            if (room.tryAcquire(messages, 100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void commit() throws IOException {
        sinceCommit = 0;
        if (failed.get() == null) {
            indexer.commit();
        }
    }

    private Mail mail(String path, byte[] message, boolean cut, long size, String folder) {
        return new Mail(
                Importer.SOURCE,
                null,
                folder.isEmpty() ? null : folder,
                0,
                0,
                null,
                List.of(),
                message,
                cut,
                size,
                null,
                path);
    }

    private void put(Mail mail) throws InterruptedException {
        if (enter(1)) {
            queue.add(mail);
        }
    }

    private void work() {
        try {
            while (failed.get() == null) {
                var mail = queue.poll(20, TimeUnit.MILLISECONDS);
                if (mail != null) {
                    add(mail);
                } else if (finished && queue.isEmpty()) {
                    return;
                }
            }
        } catch (IOException e) {
            failed.compareAndSet(null, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed.compareAndSet(null, new IOException("the import stopped", e));
        }
    }

    private void add(Mail mail) throws IOException {
        switch (indexer.add(mail)) {
            case INDEXED -> indexed.incrementAndGet();
            case KNOWN -> known.incrementAndGet();
            case LEFT_OUT -> leftOut.incrementAndGet();
        }
        room.release();
        var done = messages();
        if (done % STEP == 0) {
            progress.at(done, octets.get(), total);
        }
    }

    private long messages() {
        return indexed.get() + known.get() + leftOut.get();
    }

    /// Waits to the end even when interrupted: the queue is short.
    private static void join(List<Thread> threads) {
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
