package dev.kith.indexer.text;

import java.util.List;

/// A sentence as numbers: hashed n-grams of words (1 to 3), of shapes (1 to 4) and of characters (3 to 5 inside a
/// word), pairs with a gap, and a few things that a person would look at.
///
/// Each feature is hashed into a table of 2^18 weights, or of fewer by the first bits of the hash. No text can be read
/// back from such a table. One object takes one sentence after another; not for several threads.
final class ActFeatures {
    static final int BITS = 18;
    private static final int FEATURES_MAX = 1024;
    /// What has more characters has more features than are taken before it ends.
    private static final int CHARS_MAX = 4000;
    private static final int ROUNDS_MAX = -1 >>> BITS;
    private static final float WORD = 1;
    private static final float GAP = 0.7f;
    private static final float CHARACTERS = 0.5f;
    private static final float SIGN = 1.5f;

    /// What was seen in this round: the round above, the hash below.
    private final int[] table = new int[2 * FEATURES_MAX];
    private final int[] ids = new int[FEATURES_MAX];
    private final float[] values = new float[FEATURES_MAX];
    private int round;
    private int count;
    private double squares;
    private double norm;

    static ActFeatures of(String sentence) {
        return new ActFeatures().read(sentence);
    }

    /// Forgets the sentence before.
    ActFeatures read(String all) {
        if (++round > ROUNDS_MAX) {
            java.util.Arrays.fill(table, 0);
            round = 1;
        }
        count = 0;
        squares = 0;
        var sentence = all.substring(0, Math.min(all.length(), CHARS_MAX)).toCharArray();
        var tokens = ActTokens.of(sentence);
        var size = tokens.words().size();
        var words = new long[size];
        var shapes = new long[size];
        for (var i = 0; i < size; i++) {
            var word = tokens.words().get(i);
            words[i] = word.hash;
            shapes[i] = tokens.capitals()[i] ? word.nameShape : word.shape;
        }
        ngrams(words, 3);
        gaps(words, 3, 's');
        ngrams(shapes, 4);
        gaps(shapes, 4, 'k');
        pairs(tokens);
        for (var word : tokens.words()) {
            for (var characters : word.characters) {
                add(characters, CHARACTERS);
            }
        }
        signs(sentence, tokens);
        norm = Math.pow(squares, -0.35);
        return this;
    }

    int count() {
        return count;
    }

    int id(int index) {
        return ids[index];
    }

    /// Before it is multiplied by [#norm].
    double value(int index) {
        return values[index];
    }

    /// Long sentences have more features: each counts for less, though not for as much less as in a unit vector.
    double norm() {
        return norm;
    }

    private void add(long hash, float value) {
        if (count == FEATURES_MAX) {
            return;
        }
        var id = (int) (Sketch.mix(hash) >>> (64 - BITS));
        var entry = round << BITS | id;
        var slot = id * 31 & table.length - 1;
        while (table[slot] >>> BITS == round) {
            if (table[slot] == entry) {
                return;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = entry;
        ids[count] = id;
        values[count++] = value;
        squares += value * value;
    }

    private void ngrams(long[] tokens, int longest) {
        for (var start = 0; start < tokens.length; start++) {
            var hash = 0L;
            for (var i = start; i < Math.min(tokens.length, start + longest); i++) {
                hash = hash * 0x9e3779b97f4a7c15L + tokens[i];
                add(hash, WORD);
            }
        }
    }

    private void gaps(long[] tokens, int widest, char kind) {
        for (var i = 0; i < tokens.length; i++) {
            for (var j = i + 2; j <= i + widest && j < tokens.length; j++) {
                add(tokens[i] * 31 + tokens[j] * 17 + kind, GAP);
            }
        }
    }

    private void pairs(ActTokens tokens) {
        var present = 0;
        for (var i = 0; i < tokens.words().size(); i++) {
            var word = tokens.words().get(i);
            var key = tokens.capitals()[i] ? word.nameKey : word.key;
            present |= key < 0 ? 0 : 1 << key;
        }
        for (var i = 0; i < ActWord.KEYS.size(); i++) {
            for (var j = i + 1; (present >>> i & 1) == 1 && j < ActWord.KEYS.size(); j++) {
                if ((present >>> j & 1) == 1) {
                    add(('p' * 31L + i) * 31 + j, GAP);
                }
            }
        }
    }

    /// What a person would look at: question marks, imperatives, who is spoken of, days and times, length, capitals.
    private void signs(char[] sentence, ActTokens tokens) {
        var words = tokens.plain();
        var question = index(sentence, '?') >= 0;
        add(ActSigns.last(sentence), SIGN);
        if (question) {
            add(ActSigns.QUESTION, SIGN);
        }
        var imperative = imperative(sentence, words);
        var flags = 0;
        for (var word : words) {
            flags |= word.flags();
        }
        var you = (flags & ActWord.YOU) != 0;
        var me = (flags & ActWord.ME) != 0;
        var day = (flags & ActWord.DAY) != 0 || tokens.timed();
        add(ActSigns.WHO.of(you, me, day), SIGN);
        add(ActSigns.ASKED.of(you, question, imperative), SIGN);
        add(ActSigns.WHEN.of(you, day, imperative), SIGN);
        add(ActSigns.length(words.size()), SIGN);
        if (ActSigns.linked(sentence)) {
            add(ActSigns.LINK, SIGN);
        }
        if (!words.isEmpty() && words.getFirst().is(ActWord.WH)) {
            add(question ? ActSigns.WH_QUESTION : ActSigns.WH_STATEMENT, SIGN);
        }
        if (!words.isEmpty() && words.getFirst().is(ActWord.AUXILIARY)) {
            add(question ? ActSigns.AUXILIARY_QUESTION : ActSigns.AUXILIARY_STATEMENT, SIGN);
        }
        add(ActSigns.capitals(sentence), SIGN);
    }

    private static int index(char[] text, char wanted) {
        for (var i = 0; i < text.length; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private boolean imperative(char[] sentence, List<ActWord> words) {
        var found = !words.isEmpty()
                && (words.getFirst().is(ActWord.IMPERATIVE)
                        || (words.size() > 1
                                && words.getFirst().is(ActWord.OPENER)
                                && words.get(1).is(ActWord.IMPERATIVE)));
        if (found) {
            add(ActSigns.IMPERATIVE, SIGN);
        }
        for (var i = 0; i + 1 < words.size(); i++) {
            var word = words.get(i);
            if (word.is(ActWord.POLITE) && words.get(i + 1).is(ActWord.IMPERATIVE)) {
                add(ActSigns.PLEASE, SIGN);
                found = true;
            } else if (word.is(ActWord.MODAL) && words.get(i + 1).toString().equals("you")) {
                add(ActSigns.CAN_YOU, SIGN);
                found = true;
            }
        }
        if (afterComma(sentence)) {
            add(ActSigns.COMMA, SIGN);
            found = true;
        }
        return found;
    }

    /// "Ann, send me …"
    private static boolean afterComma(char[] sentence) {
        for (var i = 1; i < sentence.length - 2; i++) {
            if (sentence[i + 1] == ' ' && ",;:-.!?".indexOf(sentence[i]) >= 0) {
                var end = i + 2;
                while (end < sentence.length && Letters.letter(sentence[end])) {
                    end++;
                }
                if (end > i + 2 && ActWord.in(sentence, i + 2, end).is(ActWord.IMPERATIVE)) {
                    return true;
                }
            }
        }
        return false;
    }
}
