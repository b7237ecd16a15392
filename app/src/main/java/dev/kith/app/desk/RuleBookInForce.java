package dev.kith.app.desk;

import dev.kith.rules.book.RuleBook;
import dev.kith.rules.yaml.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the rule book in force, and takes a new one when the file was replaced while Kith runs and is valid;
/// until then the old one stays in force. Any thread.
public final class RuleBookInForce {
    private final @Nullable Path file;
    private volatile RuleBook book;
    private @Nullable Stamp seen;

    private record Stamp(FileTime modified, long octets) {}

    /// @param file empty: the book that Kith brings, which never changes
    /// @throws Refusal with every mistake in the file
    public RuleBookInForce(Optional<Path> file) throws Refusal, IOException {
        this.file = file.orElse(null);
        this.seen = file.isPresent() ? stamp(file.get()) : null;
        this.book = RuleBookFile.load(file);
    }

    public RuleBook book() {
        return book;
    }

    /// Looks whether the file was replaced.
    ///
    /// @return empty when nothing changed; else what to say in the status, and empty text when all is well
    public synchronized Optional<String> look() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            var now = stamp(file);
            if (now.equals(seen)) {
                return Optional.empty();
            }
            seen = now;
            return Optional.of(
                    switch (RuleBook.load(file)) {
                        case RuleBook.Loaded.Good(var good) -> {
                            book = good;
                            yield "";
                        }
                        case RuleBook.Loaded.Bad(var mistakes) -> kept(mistakes);
                    });
        } catch (IOException e) {
            var gone = seen != null;
            seen = null;
            return gone
                    ? Optional.of("The rule book " + file.getFileName() + " cannot be read ("
                            + e.getClass().getSimpleName() + "); the rules that held go on holding.")
                    : Optional.empty();
        }
    }

    private static String kept(List<Mistake> mistakes) {
        var more = mistakes.size() == 1 ? "" : " And " + (mistakes.size() - 1) + " more: kith rules check.";
        return "The new rule book is not valid, and the rules before it go on holding. " + mistakes.getFirst() + more;
    }

    private static Stamp stamp(Path file) throws IOException {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
}
