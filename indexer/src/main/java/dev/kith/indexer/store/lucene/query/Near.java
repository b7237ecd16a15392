package dev.kith.indexer.store.lucene.query;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/// Goes through a dictionary for words that differ from one in a few letters: left out, added, changed, or
/// swapped with the next (optimal string alignment, Boytsov 2011, section 2). The first letter or two are taken
/// to be right.
///
/// What a word shares with the one before it is not computed again, and what begins as no such word can is
/// passed over. Lucene's automata find the same, but making one for two letters takes longer than this walk.
/// For one thread.
final class Near {
    private static final int FAR = 1 << 20;
    private static final int TERM_MAX = 1 << 15;
    /// So many words are passed one by one before the dictionary is asked for the next that may be one.
    private static final int STEPS_MAX = 8;
    /// No letter.
    private static final char NONE = Character.MAX_VALUE;

    private final char[] word;
    private final int most;
    private final BytesRef sure;
    /// The row of the alignment after each letter of the word looked at.
    private final int[][] rows;
    private char[] seen = new char[64];
    private int shared;

    /// @param word folded, not empty
    /// @param most letters that may differ
    /// @param sure letters at the beginning that do not, one or more
    Near(String word, int most, int sure) {
        this.word = word.toCharArray();
        this.most = most;
        this.sure = new BytesRef(word.substring(0, Math.min(sure, word.length())));
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
        if (terms.seekCeil(sure) == TermsEnum.SeekStatus.END) {
            return;
        }
        var letters = new char[64];
        for (var term = terms.term(); term != null; ) {
            if (term.length > TERM_MAX || !begins(term, sure)) {
                return;
            }
            if (letters.length < term.length) {
                letters = new char[term.length];
                seen = Arrays.copyOf(seen, term.length);
            }
            var length = UnicodeUtil.UTF8toUTF16(term.bytes, term.offset, term.length, letters);
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

    /// The first word that does not begin with these letters, nor with others that are as far away: where the
    /// last of them may only be one of a few, the dictionary is asked for the next of those.
    ///
    /// @param length how many of the letters no word begins with that is near enough
    private @Nullable BytesRef after(TermsEnum terms, char[] letters, int length) throws IOException {
        var to = new BytesRef(UnicodeUtil.maxUTF8Length(length) + 1);
        var last = letters[length - 1];
        var next = Character.isSurrogate(last) ? last : next(letters, length);
        letters[length - 1] = next;
        var kept = next == NONE ? length - 1 : length;
        to.length = UnicodeUtil.UTF16toUTF8(letters, 0, kept, to.bytes);
        letters[length - 1] = last;
        if (next == NONE || next == last) {
            // no octet of UTF-8 is as high
            to.bytes[to.length++] = (byte) 0xFF;
        }
        var term = terms.next();
        for (var i = 0; i < STEPS_MAX; i++) {
            if (term == null || term.compareTo(to) >= 0) {
                return term;
            }
            term = terms.next();
        }
        return terms.seekCeil(to) == TermsEnum.SeekStatus.END ? null : terms.term();
    }

    /// The next letter that may stand in the place of the last one: nothing more may differ by now, so it is one
    /// of the word's. What may be swapped in here may as well stand here with a letter added before it. [#NONE]
    /// when there is none, and the last one where letters and octets may differ in order.
    private char next(char[] letters, int length) {
        var last = letters[length - 1];
        var best = NONE;
        if (length >= rows.length) {
            return NONE;
        }
        var above = rows[length - 1];
        for (var j = Math.max(1, length - most); j <= Math.min(word.length, length + most); j++) {
            if (above[j - 1] <= most) {
                var same = word[j - 1];
                if (Character.isSurrogate(same)) {
                    return last;
                }
                best = same > last && same < best ? same : best;
            }
        }
        return best;
    }

    private static boolean begins(BytesRef term, BytesRef start) {
        return term.length >= start.length
                && Arrays.equals(term.bytes, term.offset, term.offset + start.length, start.bytes, 0, start.length);
    }
}
