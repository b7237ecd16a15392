package dev.kith.rules.ledger;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// `ledger.db` on the disk, for nobody's eyes but the user's, and how SQLite is to keep it.
final class LedgerFile {
    private final Path file;
    private @Nullable FileChannel raw;

    private LedgerFile(Path file) {
        this.file = file;
    }

    /// Makes folder and file where they are not there yet, and closes them to others.
    static LedgerFile in(Path folder) throws IOException {
        var file = folder.resolve("ledger.db");
        prepare(folder, file);
        return new LedgerFile(file);
    }

    private static void prepare(Path folder, Path file) throws IOException {
        var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            Files.createDirectories(folder);
            return;
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var mine = PosixFilePermissions.fromString("rw-------");
        try {
            // before SQLite does: it gives the log beside it the permissions of the file
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
        } catch (FileAlreadyExistsException _) {
            Files.setPosixFilePermissions(file, mine);
        }
    }

    Connection connect() throws SQLException {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.setBusyTimeout(5_000);
        settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        settings.enforceForeignKeys(true);
        return settings.createConnection("jdbc:sqlite:" + file);
    }

    /// The octets of the file. By POSIX a process gives up all its locks on a file when it closes any descriptor of it,
    /// SQLite's included: what this opens is closed with the ledger, not with the stream.
    synchronized InputStream octets() throws IOException {
        var channel = raw;
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            raw = channel;
        }
        channel.position(0);
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // see above
            }
        };
    }

    /// Behind SQLite's own end.
    synchronized void close() {
        try (var _ = raw) {
            raw = null;
        } catch (IOException _) {
            // it was only read
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
