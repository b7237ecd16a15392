package dev.kith.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why a file could not be had, in words. Java's own message is often the path alone.
final class Reason {
    private Reason() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "you may not read or write " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case NotDirectoryException file -> file.getFile() + " is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }
}
