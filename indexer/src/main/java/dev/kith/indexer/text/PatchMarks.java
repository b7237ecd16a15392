package dev.kith.indexer.text;

import java.util.Locale;

/// Marks patches: from the first line of a diff, or of the statistics above it, to the last line that looks like
/// one.
final class PatchMarks {
    private PatchMarks() {}

    /// From the first line of a diff to the last that looks like one.
    static void mark(MarkedLines lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.own(i)) {
                continue;
            }
            var line = lines.line(i);
            if (line.startsWith("diff --git ")
                    || (line.startsWith("Index: ") && next(lines, i, "===="))
                    || (line.startsWith("--- ") && next(lines, i, "+++ "))
                    || (line.startsWith("diff -") && next(lines, i, "--- "))) {
                i = patch(lines, i);
            } else if (line.equals("---") && diffstat(lines, i)) {
                var end = i;
                while (end < lines.size() && !lines.line(end).startsWith("diff --git ")) {
                    end++;
                }
                lines.mark(i, end, Zone.REST);
                i = end - 1;
            }
        }
    }

    private static int patch(MarkedLines lines, int start) {
        var i = start;
        while (i < lines.size() && lines.own(i) && (lines.line(i).isEmpty() || patchLine(lines.line(i)))) {
            lines.mark(i, Zone.REST);
            i++;
        }
        if (i + 1 < lines.size()
                && lines.line(i).strip().equals("--")
                && lines.line(i + 1).matches("\\d+\\.\\d+.{0,30}")) {
            lines.mark(i, i + 2, Zone.REST);
            i += 2;
        }
        return i - 1;
    }

    private static boolean patchLine(String line) {
        return switch (line.charAt(0)) {
            case ' ', '+', '\t', '@', '\\' -> true;
            case '-' -> !line.equals("-- ");
            default ->
                line.startsWith("diff ")
                        || line.startsWith("index ")
                        || line.startsWith("Index: ")
                        || line.startsWith("new file")
                        || line.startsWith("deleted file")
                        || line.startsWith("rename ")
                        || line.startsWith("similarity ")
                        || line.startsWith("====")
                        || line.startsWith("old mode")
                        || line.startsWith("new mode")
                        || line.startsWith("Binary ")
                        || line.startsWith("copy ");
        };
    }

    private static boolean next(MarkedLines lines, int i, String start) {
        return i + 1 < lines.size() && lines.line(i + 1).startsWith(start);
    }

    private static boolean diffstat(MarkedLines lines, int i) {
        for (var j = i + 1; j < lines.size() && j < i + 60; j++) {
            var line = lines.line(j).toLowerCase(Locale.ROOT);
            if (line.startsWith("diff --git") || (line.contains(" changed, ") && line.contains("file"))) {
                return true;
            }
        }
        return false;
    }
}
