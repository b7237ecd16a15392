package dev.kith.indexer.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/// Goes through a dictionary for words that differ from one in a few letters: left out, added, changed, or swapped
/// with the next (optimal string alignment, Boytsov 2011, section 2). The first letter is taken to be right.
///
/// What a word shares with the one before it is not computed again, and what begins as no such word can is passed
/// over. Lucene's automata find the same, but making one for two letters takes longer than this walk. For one thread.
final class Near {
    private static final int FAR = 1 << 20;
    private static final int TERM_MAX = 1 << 15;
    /// So many words are passed one by one before the dictionary is asked for the next that may be one.
    private static final int STEPS_MAX = 16;

    private final char[] word;
    private final int most;
    /// The row of the alignment after each letter of the word looked at.
    private final int[][] rows;
    private char[] seen = new char[64];
    private int shared;

    /// @param word folded, not empty
    /// @param most letters that may differ
    Near(String word, int most) {
        this.word = word.toCharArray();
        this.most = most;
        rows = new int[word.length() + most + 1][word.length() + 1];
        for (var row : rows) {
            Arrays.fill(row, FAR);
        }
        for (var j = 1; j <= Math.min(word.length(), most + 1); j++) {
            rows[1][j] = j - 1;
        }
    }

    interface Found {
        /// @param distance 0 for the word itself
        /// @param documents with the word, in this dictionary
        void word(String word, int distance, int documents);
    }

    void in(TermsEnum terms, Found found) throws IOException {
        shared = 0;
        var first = new BytesRef(new String(word, 0, 1));
        if (terms.seekCeil(first) == TermsEnum.SeekStatus.END) {
            return;
        }
        var letters = new char[64];
        for (var term = terms.term(); term != null; ) {
            if (term.length > TERM_MAX) {
                return;
            }
            if (letters.length < term.length) {
                letters = new char[term.length];
                seen = Arrays.copyOf(seen, term.length);
            }
            var length = UnicodeUtil.UTF8toUTF16(term.bytes, term.offset, term.length, letters);
            if (length == 0 || letters[0] != word[0]) {
                return;
            }
            var dead = align(letters, length);
            if (dead < 0) {
                var distance = length < rows.length ? rows[length][word.length] : FAR;
                if (distance <= most) {
                    found.word(new String(letters, 0, length), distance, terms.docFreq());
                }
                term = terms.next();
            } else {
                term = after(terms, letters, dead);
            }
        }
    }

    /// Brings the rows up to date.
    ///
    /// @return how many of its letters no such word begins with, or -1
    private int align(char[] letters, int length) {
        var same = 0;
        while (same < Math.min(shared, length) && letters[same] == seen[same]) {
            same++;
        }
        System.arraycopy(letters, same, seen, same, length - same);
        shared = Math.max(1, same);
        for (var i = shared + 1; i <= length; i++) {
            if (i >= rows.length || !row(letters, i)) {
                shared = i - 1;
                return i;
            }
            shared = i;
        }
        return -1;
    }

    /// @return whether anything in it is near enough
    private boolean row(char[] letters, int i) {
        var above = rows[i - 1];
        var row = rows[i];
        var alive = false;
        var from = Math.max(1, i - most);
        row[from - 1] = FAR;
        for (var j = from; j <= Math.min(word.length, i + most); j++) {
            var cost = above[j] + 1;
            if (j > 1) {
                cost = Math.min(cost, Math.min(row[j - 1] + 1, above[j - 1] + (letters[i - 1] == word[j - 1] ? 0 : 1)));
            }
            if (i > 2 && j > 2 && letters[i - 1] == word[j - 2] && letters[i - 2] == word[j - 1]) {
                cost = Math.min(cost, rows[i - 2][j - 2] + 1);
            }
            row[j] = cost;
            alive |= cost <= most;
        }
        if (i + most < word.length) {
            row[i + most + 1] = FAR;
        }
        return alive;
    }

    /// The first word that does not begin with these letters, or null.
    private static @Nullable BytesRef after(TermsEnum terms, char[] letters, int length) throws IOException {
        var start = new BytesRef(UnicodeUtil.maxUTF8Length(length) + 1);
        start.length = UnicodeUtil.UTF16toUTF8(letters, 0, length, start.bytes);
        var term = terms.next();
        for (var i = 0; i < STEPS_MAX; i++) {
            if (term == null || !begins(term, start)) {
                return term;
            }
            term = terms.next();
        }
        // no octet of UTF-8 is as high
        start.bytes[start.length++] = (byte) 0xFF;
        return terms.seekCeil(start) == TermsEnum.SeekStatus.END ? null : terms.term();
    }

    private static boolean begins(BytesRef term, BytesRef start) {
        return term.length >= start.length
                && Arrays.equals(term.bytes, term.offset, term.offset + start.length, start.bytes, 0, start.length);
    }
}
