package dev.kith.app.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The folder that holds all that Kith keeps. It is the user's alone (0700 where the system has such modes).
public record DataFolder(Path path) {
    private static final Set<String> LOCKED = Set.of("kith.lock", "write.lock", "ledger.db-shm");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /// Makes the folder when it is missing, and closes it to others when it stood open.
    public static DataFolder prepare(Path path) throws IOException {
        var absolute = path.toAbsolutePath().normalize();
        create(absolute);
        var folder = new DataFolder(absolute);
        create(folder.log());
        return folder;
    }

    /// The folder as it stands, if it does: nothing is made, and nobody's permissions are changed.
    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /// Whether a Kith has kept anything there: the index, the ledger, or the socket by which it answers.
    public boolean used() {
        return Files.isDirectory(index()) || Files.exists(path.resolve("ledger.db")) || Files.exists(socket());
    }

    /// Where the platform keeps an application's data: XDG_DATA_HOME or `~/.local/share`, `~/Library/Application
    /// Support`, `%LOCALAPPDATA%`.
    ///
    /// @param system `os.name`
    public static Path platform(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Kith");
        }
        if (name.startsWith("windows")) {
            return Path.of(environment.getOrDefault("LOCALAPPDATA", home + "\\AppData\\Local"), "Kith");
        }
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share")).resolve("kith");
    }

    public Path index() {
        return path.resolve("index");
    }

    /// Octets of the index on disk.
    public long indexOctets() throws IOException {
        try (var files = Files.list(index())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /// Where `kith look` keeps what it read: a folder of the same kind.
    public DataFolder look() {
        return new DataFolder(path.resolve("look"));
    }

    public Path log() {
        return path.resolve("log");
    }

    /// The text of a small file of this folder; empty when there is none.
    public String kept(String name) throws IOException {
        var file = path.resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
    }

    /// Keeps a small text in a file that is the user's alone from the first moment on.
    public void keep(String name, String text) throws IOException {
        var fresh = Files.createTempFile(path, name, ".new", fileMode());
        Files.writeString(fresh, text);
        Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether a process may hold a lock on this file. By POSIX, one that opens it and closes it again gives up the
    /// lock that it has; Lucene's and SQLite's are of that kind too. None of the mail's words is in such a file.
    public static boolean locked(Path file) {
        return LOCKED.contains(String.valueOf(file.getFileName()));
    }

    Path lock() {
        return path.resolve("kith.lock");
    }

    Path socket() {
        return path.resolve("kith.sock");
    }

    /// Readable and writable by the user alone.
    static FileAttribute<?>[] fileMode() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Takes a file's permissions from everybody but the user. The folder is closed already; this holds when somebody
    /// opens it.
    static void close(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void create(Path folder) throws IOException {
        if (!POSIX) {
            Files.createDirectories(folder);
            return;
        }
        var mine = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
        if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(mine)
                && !Files.isSymbolicLink(folder)) {
            Files.setPosixFilePermissions(folder, mine);
        }
    }
}
