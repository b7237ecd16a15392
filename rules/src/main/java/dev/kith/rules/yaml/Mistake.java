package dev.kith.rules.yaml;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Something wrong in a file.
///
/// @param line from 1
/// @param column from 1
/// @param what what is wrong and what was expected, one sentence
/// @param nearest the known word that was probably meant, or null
public record Mistake(
        String file,
        int line,
        int column,
        String what,
        @Nullable String nearest) {
    /// A name that points nowhere; its place is where the name first stands in the text.
    public static Mistake unknown(String file, String text, String name, String what, Collection<String> known) {
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var column = line.indexOf(name);
            if (column >= 0) {
                return new Mistake(file, number, column + 1, what, Words.nearest(name, known));
            }
        }
        return new Mistake(file, 1, 1, what, Words.nearest(name, known));
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what
                + (nearest == null ? "" : " Did you mean \"" + nearest + "\"?");
    }
}
