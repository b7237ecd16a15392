package dev.kith.proxy.wirelog;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A wire log in a file that is the user's alone, written by a thread of its own. When it is full it is set aside as
/// `….1` and begun again; when the writer cannot keep up, lines are left out and the log says how many.
public final class WireLogFile implements WireLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WireLogFile.class);
    private static final int LINES_WAITING_MAX = 10_000;

    private final Path file;
    private final long octetsMax;
    private final InstantSource clock;
    private final ArrayBlockingQueue<String> waiting = new ArrayBlockingQueue<>(LINES_WAITING_MAX);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    private WireLogFile(Path file, long octetsMax, InstantSource clock) {
        this.file = file;
        this.octetsMax = octetsMax;
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("wire log").unstarted(this::write);
    }

    /// @param octetsMax of one file; there are never more than two
    public static WireLogFile open(Path file, long octetsMax, InstantSource clock) {
        var log = new WireLogFile(file, octetsMax, clock);
        log.writer.start();
        return log;
    }

    @Override
    public void line(String text) {
        if (!waiting.offer(clock.instant() + " " + text)) {
            leftOut.incrementAndGet();
        }
    }

    private void write() {
        try {
            while (!closed || !waiting.isEmpty()) {
                writeOne();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            closed = true;
            LOG.warn("the wire log {} cannot be written: {}", file, e.getMessage());
        }
    }

    private void writeOne() throws IOException, InterruptedException {
        long octets = 0;
        try (Writer out = begin()) {
            while (octets < octetsMax) {
                String line = waiting.poll(1, java.util.concurrent.TimeUnit.SECONDS);
                if (line == null) {
                    out.flush();
                    if (closed) {
                        return;
                    }
                    continue;
                }
                out.write(line);
                out.write('\n');
                octets += line.length() + 1L;
                long gone = leftOut.getAndSet(0);
                if (gone > 0) {
                    out.write("-- " + gone + " lines were left out\n");
                }
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        }
    }

    private Writer begin() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file, mode());
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private FileAttribute<?>[] mode() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Writes what waits.
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(java.time.Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
