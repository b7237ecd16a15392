package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/// The Message-IDs of all attempts, in a file beside the ledger. It is not part of a backup: when an older ledger is
/// put
/// in place, this file still knows what was sent. Holds HMACs and nothing else.
public final class Journal implements AutoCloseable {
    private final FileChannel file;
    private final Set<String> known;

    private Journal(FileChannel file, Set<String> known) {
        this.file = file;
        this.known = known;
    }

    /// @param path is created if it is missing, 0600
    public static Journal open(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
        var known = new HashSet<>(Files.readAllLines(path, US_ASCII));
        var file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new Journal(file, known);
    }

    public synchronized boolean knows(String messageId) {
        return known.contains(messageId);
    }

    /// On disk when it returns. A line begins anew, so that one torn by a power cut spoils no other.
    synchronized void add(String messageId) throws IOException {
        var line = ByteBuffer.wrap(("\n" + messageId + "\n").getBytes(US_ASCII));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(true);
        known.add(messageId);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
