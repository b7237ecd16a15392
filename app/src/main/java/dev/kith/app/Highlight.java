package dev.kith.app;

/// Matches in a snippet, which stand between U+2068 and U+2069: bold on a terminal, plain elsewhere.
final class Highlight {
    private Highlight() {}

    static String show(String snippet) {
        var bold = Boolean.getBoolean("kith.terminal.out") && System.getenv("NO_COLOR") == null;
        return snippet.replace("\u2068", bold ? "\033[1m" : "").replace("\u2069", bold ? "\033[0m" : "");
    }
}
