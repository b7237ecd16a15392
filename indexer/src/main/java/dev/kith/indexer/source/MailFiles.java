package dev.kith.indexer.source;

import dev.kith.indexer.source.Found.Format;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Finds the files with mail below a path, and tells of each what it holds. A file given by name is mail whatever
/// it is called, if it begins like mail; below a folder the name or the first line must say so.
public final class MailFiles {
    private static final Set<String> NOT_MAIL = Set.of(
            "msf",
            "dat",
            "json",
            "sqlite",
            "txt",
            "html",
            "csv",
            "md",
            "plist",
            "index",
            "log",
            "cache",
            "bin",
            // of other programs and of Kith: what is opened and closed here loses the locks it has
            "db",
            "db-shm",
            "db-wal",
            "lock");

    private static final int START_OCTETS = 64 << 10;
    /// A field that mail has, among the first lines of a file; some has none but its content's.
    private static final Pattern FIELD =
            Pattern.compile("(?im)^(?:from|to|cc|bcc|sender|reply-to|date|subject|message-id|in-reply-to|references"
                    + "|received|return-path|delivered-to|mime-version"
                    + "|(?:content|resent|list|x|arc|dkim|authentication)-[a-z0-9-]+)[ \\t]*:");

    private final List<Found> found = new ArrayList<>();
    private final Consumer<String> unreadable;

    private MailFiles(Consumer<String> unreadable) {
        this.unreadable = unreadable;
    }

    /// @param unreadable told of every file or folder that cannot be read, with the reason
    public static List<Found> below(List<Path> paths, Consumer<String> unreadable) {
        var files = new MailFiles(unreadable);
        for (var path : paths) {
            files.take(path);
        }
        return files.found;
    }

    private void take(Path path) {
        try {
            if (Files.isDirectory(path)) {
                walk(path);
            } else if (Files.isRegularFile(path)) {
                named(path, Files.size(path));
            } else {
                unreadable.accept(path + ": no such file");
            }
        } catch (IOException e) {
            unreadable.accept(path + ": " + reason(e));
        }
    }

    /// In a few words.
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "you may not read it";
        }
        var message = e.getMessage();
        if (message == null && e instanceof EOFException) {
            return "it ends too early";
        }
        return e.getClass().getSimpleName().replace("Exception", "") + (message == null ? "" : ": " + message);
    }

    private void named(Path path, long octets) throws IOException {
        var name = plainName(path);
        if (name.endsWith(".emlx")) {
            found.add(new Found(path, Format.EMLX, "", octets));
            return;
        }
        if (!name.endsWith(".eml") && !name.endsWith(".mbox") && !looksLikeMail(path)) {
            unreadable.accept(path + ": this is no mail, it begins with no header field");
            return;
        }
        var format = name.endsWith(".mbox") || Octets.startsWith(path, "From ") ? Format.MBOX : Format.MESSAGE;
        found.add(new Found(path, format, format == Format.MBOX ? boxName(path) : "", octets));
    }

    private static boolean looksLikeMail(Path path) throws IOException {
        var start = Octets.start(path, START_OCTETS);
        return start.isEmpty()
                || start.startsWith("From ")
                || FIELD.matcher(start).find();
    }

    private void walk(Path root) throws IOException {
        var before = found.size();
        tree(root);
        found.subList(before, found.size()).sort(new Arrival());
    }

    private void tree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                // what is half delivered is not there yet
                return folder.getFileName() != null
                                && folder.getFileName().toString().equals("tmp")
                                && maildir(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    if (attributes.isRegularFile() && attributes.size() > 0) {
                        inTree(root, file, attributes.size());
                    }
                } catch (IOException e) {
                    // one file that cannot be opened says nothing about those behind it
                    unreadable.accept(file + ": " + reason(e));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.accept(file + ": " + reason(e));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void inTree(Path root, Path file, long octets) throws IOException {
        var name = plainName(file);
        var parent = file.getParent();
        if (parent != null && maildir(parent)) {
            found.add(new Found(file, Format.MESSAGE, folder(root, parent.getParent()), octets));
        } else if (name.endsWith(".emlx")) {
            found.add(new Found(file, Format.EMLX, folder(root, parent), octets));
        } else if (name.endsWith(".eml")) {
            found.add(new Found(file, Format.MESSAGE, folder(root, parent), octets));
        } else if (name.endsWith(".mbox")
                || (!NOT_MAIL.contains(extension(name)) && Octets.startsWith(file, "From "))) {
            found.add(new Found(file, Format.MBOX, boxName(file), octets));
        }
    }

    /// `cur` or `new` with its neighbours beside it.
    private static boolean maildir(Path folder) {
        var name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return (name.equals("cur") || name.equals("new") || name.equals("tmp"))
                && Files.isDirectory(folder.resolveSibling("cur"))
                && Files.isDirectory(folder.resolveSibling("new"));
    }

    private static String folder(Path root, @org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return "";
        }
        var relative = root.relativize(folder).toString();
        // Maildir++ writes INBOX.Sub as .Sub
        return relative.startsWith(".") ? relative.substring(1) : relative;
    }

    private static String boxName(Path file) {
        var name = file.getFileName().toString();
        for (var end : List.of(".xz", ".gz", ".mbox")) {
            if (name.toLowerCase(Locale.ROOT).endsWith(end)) {
                name = name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }

    private static String plainName(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xz") || name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
