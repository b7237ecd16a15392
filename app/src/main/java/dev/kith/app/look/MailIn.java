package dev.kith.app.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/// Lists the files with mail in a place, without junk, trash and drafts, which are never indexed.
public final class MailIn {
    private static final Set<String> LEFT_OUT = Set.of(
            "junk",
            "junk e-mail",
            "spam",
            "bulk mail",
            "trash",
            "deleted items",
            "deleted messages",
            "papierkorb",
            "corbeille",
            "drafts",
            "draft",
            "entwürfe",
            "brouillons",
            "templates",
            "outbox",
            "unsent messages",
            "tmp");

    private final List<Path> files = new ArrayList<>();
    private final int filesMax;

    private MailIn(int filesMax) {
        this.filesMax = filesMax;
    }

    /// @param filesMax more are not listed
    public static List<Path> files(Path place, int filesMax) throws IOException {
        var in = new MailIn(filesMax);
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(place) && leftOut(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return in.take(file, attributes) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return in.files;
    }

    private boolean take(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && attributes.size() > 0 && !leftOut(file) && mail(file)) {
            files.add(file);
        }
        return files.size() < filesMax;
    }

    private static boolean mail(Path file) throws IOException {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        var parent = file.getParent();
        if (name.endsWith(".emlx") || name.endsWith(".eml")) {
            return true;
        }
        if (parent != null && Set.of("cur", "new").contains(parent.getFileName().toString())) {
            return Files.isDirectory(parent.resolveSibling("cur"));
        }
        return !name.endsWith(".msf") && beginsAsMbox(file);
    }

    private static boolean beginsAsMbox(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("From ");
        } catch (AccessDeniedException _) {
            return false;
        }
    }

    /// A mailbox is named by its file or folder, with what Maildir++ puts before it and the programs put
    /// behind.
    private static boolean leftOut(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        var plain = name.replaceAll("\\.(mbox|sbd)$", "").replaceAll("^\\.", "");
        return LEFT_OUT.contains(plain.substring(plain.lastIndexOf('.') + 1)) || LEFT_OUT.contains(plain);
    }
}
