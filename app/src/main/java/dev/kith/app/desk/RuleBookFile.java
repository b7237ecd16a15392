package dev.kith.app.desk;

import dev.kith.app.config.Config;
import dev.kith.rules.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds and loads the rule book that is in force: the user's own, or the one that ships with Kith.
public final class RuleBookFile {
    private RuleBookFile() {}

    /// The file that the configuration names, or `rules.yaml` beside it; empty: the book that Kith brings.
    public static Optional<Path> file(Optional<Config> config) {
        return config.flatMap(Config::rules)
                .or(() -> config.map(c -> c.file().toAbsolutePath().resolveSibling("rules.yaml"))
                        .filter(Files::isReadable));
    }

    /// @throws Refusal with every mistake in the file
    public static RuleBook load(Optional<Path> file) throws Refusal, IOException {
        if (file.isEmpty()) {
            return RuleBook.shipped();
        }
        return switch (RuleBook.load(file.get())) {
            case RuleBook.Loaded.Good(var book) -> book;
            case RuleBook.Loaded.Bad(var mistakes) ->
                throw new Refusal(mistakes.stream().map(Object::toString).collect(Collectors.joining("\n")));
        };
    }
}
