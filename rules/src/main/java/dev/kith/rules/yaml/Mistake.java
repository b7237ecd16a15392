package dev.kith.rules.yaml;

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
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what
                + (nearest == null ? "" : " Did you mean \"" + nearest + "\"?");
    }
}
