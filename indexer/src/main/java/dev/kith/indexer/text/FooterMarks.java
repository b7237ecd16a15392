package dev.kith.indexer.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// Marks what nobody wrote by hand: list footers, disclaimers, patches.
final class FooterMarks {
    private static final int FOOTER_LINES_MAX = 15;
    private static final Pattern RULE = Pattern.compile("^\\s*[-_=*#]{8,}\\s*$");
    private static final Pattern LIST = Pattern.compile(
            "mailing list|mailman/listinfo|unsubscribe|subscription|yahoo! groups|listserv|list-archive|googlegroups|"
                    + "to post to this group|abmelden|désinscri|mail list",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DISCLAIMER = Pattern.compile(
            "(this|the information|the contents|any)"
                    + " .{0,60}(e-?mail|message|communication|transmission).{0,200}(confidential|privileged|intended"
                    + " (only|solely)|intended recipient)|(diese e-?mail|ce message|este (mensaje|correo)|questo"
                    + " messaggio).{0,120}(vertraulich|confiden|riservat)|please consider the environment|get your"
                    + " (free|private).{0,30}(e-?mail|msn)|do you yahoo|join the world.s largest|get (more from the"
                    + " web|msn explorer|2 months free)|chat with friends online",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private FooterMarks() {}

    static void mark(MarkedLines lines) {
        patches(lines);
        for (var i = lines.size() - 1; i >= 0 && i > lines.size() - 60; i--) {
            if (!lines.own(i) || lines.blank(i)) {
                continue;
            }
            var line = lines.line(i);
            var first = line.stripLeading().charAt(0);
            if ("-_=*#".indexOf(first) >= 0 && RULE.matcher(line).matches() && footer(lines, i)) {
                lines.mark(i, lines.size(), Zone.REST);
            }
        }
        disclaimers(lines);
    }

    private static boolean footer(MarkedLines lines, int rule) {
        var seen = 0;
        for (var i = rule + 1; i < lines.size() && seen < FOOTER_LINES_MAX; i++) {
            if (lines.blank(i)) {
                continue;
            }
            seen++;
            if (LIST.matcher(lines.line(i)).find()) {
                return lines.size() - rule < 4 * FOOTER_LINES_MAX;
            }
        }
        return false;
    }

    /// A paragraph near the end that speaks as a disclaimer does.
    private static void disclaimers(MarkedLines lines) {
        var end = lines.size();
        for (var looked = 0; end > 0 && looked < 6; looked++) {
            while (end > 0 && (lines.blank(end - 1) || !lines.own(end - 1))) {
                end--;
            }
            var start = end;
            var text = new StringBuilder();
            while (start > 0 && lines.own(start - 1) && !lines.blank(start - 1) && end - start < 40) {
                start--;
            }
            for (var i = start; i < end && text.length() < 600; i++) {
                text.append(lines.line(i)).append(' ');
            }
            if (text.length() > 25 && DISCLAIMER.matcher(text).find()) {
                lines.mark(start, end, Zone.REST);
            }
            end = start;
        }
    }

    /// From the first line of a diff to the last that looks like one.
    private static void patches(MarkedLines lines) {
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
