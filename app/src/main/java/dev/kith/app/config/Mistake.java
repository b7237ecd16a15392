package dev.kith.app.config;

/// One mistake in a configuration file: where, what was expected, and what to do about it.
///
/// @param remedy one sentence that says what to write instead
public record Mistake(Place place, String expected, String remedy) {
    /// As compilers write it: `kith.yaml:4:5: ...`, so that editors jump to it.
    public String inFile(String file) {
        return file + ":" + place.line() + ":" + place.column() + ": " + expected + "\n    " + remedy;
    }
}
