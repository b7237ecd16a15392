package dev.kith.indexer.mime;

/// Line ends.
final class Lines {
    private Lines() {}

    /// With `\n` for every line end and without NUL.
    static void append(String text, StringBuilder out) {
        var lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        out.append(lines.indexOf('\0') < 0 ? lines : lines.replace("\0", ""));
    }
}
