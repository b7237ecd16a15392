package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The Message-IDs of all attempts and the names of the occasions they told, in a file beside the ledger. It is not
/// part of a backup: when an older ledger is put in place, this file still knows what was sent. Holds HMACs and nothing
/// else.
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
        // octet for octet: whatever a power cut left there is no reason not to start
        var known = new HashSet<>(Files.readAllLines(path, ISO_8859_1));
        var file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new Journal(file, known);
    }

    /// @param id a Message-ID, or the name of an occasion
    public synchronized boolean knows(String id) {
        return known.contains(id);
    }

    /// On disk when it returns. A line begins anew, so that one torn by a power cut spoils no other.
    synchronized void add(Collection<String> ids) throws IOException {
        var lines = ByteBuffer.wrap(("\n" + String.join("\n", ids) + "\n").getBytes(US_ASCII));
        while (lines.hasRemaining()) {
            file.write(lines);
        }
        file.force(true);
        known.addAll(ids);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
