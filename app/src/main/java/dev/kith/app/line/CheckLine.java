package dev.kith.app.line;

import dev.kith.rules.book.Rule;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.yaml.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether a rule book is valid, as `rules check --json` prints it.
///
/// @param file the user's own, or `shipped`
/// @param on rules that are judged
public record CheckLine(String file, int rules, long on, List<Mistake> mistakes) {
    public static CheckLine of(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return of("shipped", RuleBook.shipped());
        }
        var name = file.get().toString();
        return switch (RuleBook.load(file.get())) {
            case RuleBook.Loaded.Good(var book) -> of(name, book);
            case RuleBook.Loaded.Bad(var mistakes) -> new CheckLine(name, 0, 0, mistakes);
        };
    }

    private static CheckLine of(String name, RuleBook book) {
        return new CheckLine(
                name,
                book.rules().size(),
                book.rules().stream().filter(Rule::on).count(),
                List.of());
    }
}
