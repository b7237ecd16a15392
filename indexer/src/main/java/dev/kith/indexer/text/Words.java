package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.List;

/// Words of a text: runs of letters and digits with apostrophes and hyphens inside.
final class Words {
    private Words() {}

    static int count(String text) {
        return count(text, Integer.MAX_VALUE);
    }

    /// Not further than to `most`.
    static int count(String text, int most) {
        var count = 0;
        var inside = false;
        var length = text.length();
        for (var i = 0; i < length && count < most; i++) {
            var c = text.charAt(i);
            if (Letters.ideograph(c)) {
                count++;
                inside = false;
            } else if (!Letters.letterOrDigit(c)) {
                inside &= joins(c);
            } else if (!inside) {
                count++;
                inside = true;
            }
        }
        return count;
    }

    /// In lower case, curly apostrophes made straight.
    static List<String> of(String text) {
        return of(text.toCharArray(), Integer.MAX_VALUE);
    }

    /// Its first words.
    static List<String> of(char[] text, int most) {
        var words = new ArrayList<String>(Math.min(most, text.length / 6 + 4));
        var start = -1;
        for (var i = 0; i <= text.length && words.size() < most; i++) {
            var c = i < text.length ? text[i] : ' ';
            if (Letters.letterOrDigit(c)
                    || (start >= 0 && joins(c) && i + 1 < text.length && Letters.letterOrDigit(text[i + 1]))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(Letters.lower(text, start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean joins(char c) {
        return c == '\'' || c == '’' || c == '-';
    }
}
