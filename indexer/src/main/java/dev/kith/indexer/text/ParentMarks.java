package dev.kith.indexer.text;

import java.util.Locale;

/// Marks what stands in the message that this one answers, and frees what a separator took although it is new:
/// answers written into an unmarked quote.
final class ParentMarks {
    private static final int LETTERS_MIN = 20;
    private static final double MOSTLY = 0.6;
    private static final int PARENT_MAX = 200_000;

    private final String parent;

    ParentMarks(String parentText) {
        parent = letters(parentText.length() > PARENT_MAX ? parentText.substring(0, PARENT_MAX) : parentText);
    }

    void mark(MarkedLines lines) {
        var found = new boolean[lines.size()];
        var unmarked = 0;
        var known = 0;
        for (var i = 0; i < lines.size(); i++) {
            var letters = letters(lines.line(i));
            found[i] = letters.length() >= LETTERS_MIN && parent.contains(letters);
            if (lines.own(i) && found[i]) {
                lines.mark(i, Zone.QUOTED);
            }
            if (lines.zone(i) == Zone.QUOTED
                    && letters.length() >= LETTERS_MIN
                    && !QuoteMarks.prefixed(lines.line(i))) {
                unmarked++;
                known += found[i] ? 1 : 0;
            }
        }
        if (unmarked > 4 && known > MOSTLY * unmarked) {
            free(lines, found);
        }
    }

    /// Long lines between known ones that the parent does not have are answers.
    private static void free(MarkedLines lines, boolean[] found) {
        var first = 0;
        while (first < found.length && !found[first]) {
            first++;
        }
        var last = found.length - 1;
        while (last > first && !found[last]) {
            last--;
        }
        for (var i = first; i < last; i++) {
            var line = lines.line(i);
            if (lines.zone(i) == Zone.QUOTED
                    && !found[i]
                    && !QuoteMarks.prefixed(line)
                    && letters(line).length() >= LETTERS_MIN) {
                lines.mark(i, Zone.OWN);
            }
        }
    }

    /// Letters and digits only, in lower case: wrapping and prefixes do not count.
    private static String letters(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
