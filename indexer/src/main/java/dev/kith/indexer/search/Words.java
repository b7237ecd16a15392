package dev.kith.indexer.search;

/// Cuts text into the words that are indexed, searched and highlighted: one path for all three.
///
/// A word is a run of letters and digits, in lower case and without accents. Runs joined by one of `. _ - @ / : + '`
/// give the whole (`vger.kernel.org`) at the position of its first part, and every part at a position of its own,
/// so that parts of it are found as a phrase. Chinese, Japanese and Korean runs give pairs of characters. Longer
/// words than `PART_MAX` are cut off, longer wholes than `WHOLE_MAX` left out: they are hashes and encoded data.
public final class Words {
    public static final int PART_MAX = 48;
    public static final int WHOLE_MAX = 72;
    private static final int PARTS_MAX = 24;
    private static final int ASCII = 128;
    /// Letters and digits of ASCII.
    private static final boolean[] PLAIN = plain();

    private final char[] term = new char[WHOLE_MAX];
    private final int[] partStart = new int[PARTS_MAX];
    private final int[] partEnd = new int[PARTS_MAX];
    private final char[] folded = new char[8];
    private char[] text = new char[0];
    private int limit;
    private int at;
    private int parts;
    private int part;
    private boolean wholePending;
    private boolean whole;
    private int length;
    private int start;
    private int end;
    private int step;

    public Words over(String newText) {
        limit = newText.length();
        if (limit > text.length) {
            text = new char[limit];
        }
        // an array is read several times faster than a text, by Java's first compiler above all
        newText.getChars(0, limit, text, 0);
        at = 0;
        parts = 0;
        part = 0;
        wholePending = false;
        whole = false;
        return this;
    }

    /// Goes to the next word; false at the end.
    public boolean next() {
        while (true) {
            if (wholePending) {
                wholePending = false;
                whole = true;
                step = 1;
                put(partStart[0], partEnd[parts - 1], WHOLE_MAX);
                return true;
            }
            while (part < parts) {
                step = whole ? 0 : 1;
                whole = false;
                put(partStart[part], partEnd[part], PART_MAX);
                part++;
                if (length > 0) {
                    return true;
                }
            }
            if (!compound()) {
                return false;
            }
        }
    }

    /// Finds the next run of parts; false at the end of the text.
    private boolean compound() {
        parts = 0;
        part = 0;
        whole = false;
        while (at < limit && !letter(text[at])) {
            at++;
        }
        if (at >= limit) {
            return false;
        }
        if (cjk(text[at])) {
            return pair();
        }
        while (at < limit && parts < PARTS_MAX) {
            partStart[parts] = at;
            at = run(at);
            partEnd[parts++] = at;
            if (at + 1 < limit && joiner(text[at]) && inRun(text[at + 1])) {
                at++;
                continue;
            }
            break;
        }
        wholePending = parts > 1 && partEnd[parts - 1] - partStart[0] <= WHOLE_MAX;
        return true;
    }

    /// Where the letters and digits end that begin here.
    private int run(int from) {
        var i = from;
        while (i < limit && inRun(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean inRun(char c) {
        return c < ASCII ? PLAIN[c] : letter(c) && !cjk(c);
    }

    private boolean pair() {
        partStart[0] = at;
        var next = at + 1;
        var run = next < limit && cjk(text[next]);
        partEnd[0] = run ? next + 1 : next;
        // the last character of a run stands alone only when the run is that short
        var more = next + 1 < limit && cjk(text[next + 1]);
        at = run && !more ? next + 1 : next;
        parts = 1;
        return true;
    }

    private void put(int from, int to, int max) {
        length = 0;
        for (var i = from; i < to && length < max; i++) {
            var c = text[i];
            if (c < ASCII) {
                term[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            } else if (c == '\u2019') {
                term[length++] = '\'';
            } else {
                var count = Folding.fold(c, folded);
                for (var k = 0; k < count && length < max; k++) {
                    term[length++] = folded[k];
                }
            }
        }
        start = from;
        end = to;
    }

    private static boolean[] plain() {
        var plain = new boolean[ASCII];
        for (var c = 0; c < ASCII; c++) {
            plain[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        }
        return plain;
    }

    private static boolean letter(char c) {
        if (c < ASCII) {
            return PLAIN[c];
        }
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean joiner(char c) {
        return switch (c) {
            case '.', '_', '-', '@', '/', ':', '+', '\'', '\u2019', '&' -> true;
            default -> false;
        };
    }

    private static boolean cjk(char c) {
        if (c < 0x1100) {
            return false;
        }
        return (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7AF)
                || (c >= 0xF900 && c <= 0xFAFF);
    }

    /// The word's characters are the first `length()` of these.
    public char[] term() {
        return term;
    }

    public int length() {
        return length;
    }

    /// Where it begins in the text.
    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /// Positions after the word before it: 0 for the first part of a whole.
    public int step() {
        return step;
    }

    /// The word is a run of parts that follow as words of their own.
    public boolean whole() {
        return whole;
    }

    public String word() {
        return new String(term, 0, length);
    }
}
