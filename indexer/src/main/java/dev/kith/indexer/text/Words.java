package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words of a text: runs of letters and digits with apostrophes and hyphens inside.
final class Words {
    private Words() {}

    static int count(String text) {
        var count = 0;
        var inside = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var letter = Character.isLetterOrDigit(c) || (inside && joins(c));
            if (Character.isIdeographic(c)) {
                count++;
                inside = false;
                continue;
            }
            count += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return count;
    }

    /// In lower case, curly apostrophes made straight.
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var start = -1;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)
                    || (start >= 0
                            && joins(c)
                            && i + 1 < text.length()
                            && Character.isLetterOrDigit(text.charAt(i + 1)))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT).replace('’', '\''));
                start = -1;
            }
        }
        return words;
    }

    private static boolean joins(char c) {
        return c == '\'' || c == '’' || c == '-';
    }
}
