package dev.kith.indexer.text;

import java.util.List;

/// A sentence as numbers: hashed n-grams of words (1 to 3), of shapes (1 to 4) and of characters (3 to 5 inside a
/// word), pairs with a gap, and a few things that a person would look at.
///
/// Each feature is hashed into a table of 2^16 weights. No text can be read back from such a table. One object
/// takes one sentence after another; not for several threads.
final class ActFeatures {
    static final int BITS = 16;
    private static final int FEATURES_MAX = 1024;
    private static final int ROUNDS_MAX = 0x7fff;
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
    ActFeatures read(String sentence) {
        if (++round > ROUNDS_MAX) {
            java.util.Arrays.fill(table, 0);
            round = 1;
        }
        count = 0;
        squares = 0;
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
        var id = (int) (Sketch.mix(hash) >>> (64 - BITS));
        var entry = round << BITS | id;
        var slot = id * 31 & table.length - 1;
        while (table[slot] >>> BITS == round) {
            if (table[slot] == entry) {
                return;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (count < FEATURES_MAX) {
            table[slot] = entry;
            ids[count] = id;
            values[count++] = value;
            squares += value * value;
        }
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

    private void sign(String name) {
        add(ActWord.hash(name, '!'), SIGN);
    }

    /// What a person would look at: question marks, imperatives, who is spoken of, days and times, length, capitals.
    private void signs(String sentence, ActTokens tokens) {
        var words = tokens.plain();
        var question = sentence.indexOf('?') >= 0;
        var end = sentence.length();
        while (end > 0 && Character.isWhitespace(sentence.charAt(end - 1))) {
            end--;
        }
        var last = end == 0 ? ' ' : sentence.charAt(end - 1);
        sign(Character.isLetterOrDigit(last) ? "lastx" : "last" + last);
        if (question) {
            sign("question");
        }
        var imperative = imperative(sentence, words);
        var you = any(words, ActWord.YOU);
        var me = any(words, ActWord.ME);
        var day = any(words, ActWord.DAY) || tokens.timed();
        sign("who" + you + me + day);
        sign("asked" + you + question + imperative);
        sign("when" + you + day + imperative);
        sign("length" + Math.min(6, 31 - Integer.numberOfLeadingZeros(words.size() + 1)));
        if (sentence.contains("http") || sentence.contains("www.") || sentence.contains("$LINK")) {
            sign("link");
        }
        if (!words.isEmpty() && words.getFirst().is(ActWord.WH)) {
            sign("wh" + question);
        }
        if (!words.isEmpty() && words.getFirst().is(ActWord.AUXILIARY)) {
            sign("auxiliary" + question);
        }
        sign("capitals" + capitals(sentence));
    }

    private static boolean any(List<ActWord> words, int flag) {
        for (var word : words) {
            if (word.is(flag)) {
                return true;
            }
        }
        return false;
    }

    private boolean imperative(String sentence, List<ActWord> words) {
        var found = !words.isEmpty()
                && (words.getFirst().is(ActWord.IMPERATIVE)
                        || (words.size() > 1
                                && words.getFirst().is(ActWord.OPENER)
                                && words.get(1).is(ActWord.IMPERATIVE)));
        if (found) {
            sign("imperative");
        }
        for (var i = 0; i + 1 < words.size(); i++) {
            var word = words.get(i);
            if (word.is(ActWord.POLITE) && words.get(i + 1).is(ActWord.IMPERATIVE)) {
                sign("please");
                found = true;
            } else if (word.is(ActWord.MODAL) && words.get(i + 1).toString().equals("you")) {
                sign("can you");
                found = true;
            }
        }
        if (afterComma(sentence)) {
            sign("comma");
            found = true;
        }
        return found;
    }

    /// "Ann, send me …"
    private static boolean afterComma(String sentence) {
        for (var i = 1; i < sentence.length() - 2; i++) {
            if (sentence.charAt(i + 1) == ' ' && ",;:-.!?".indexOf(sentence.charAt(i)) >= 0) {
                var end = i + 2;
                while (end < sentence.length() && Character.isLetter(sentence.charAt(end))) {
                    end++;
                }
                if (end > i + 2 && ActWord.in(sentence, i + 2, end).is(ActWord.IMPERATIVE)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int capitals(String sentence) {
        var words = 0;
        var upper = 0;
        for (var i = 0; i < sentence.length(); i++) {
            if ((i == 0 || sentence.charAt(i - 1) == ' ') && Character.isLetter(sentence.charAt(i))) {
                words++;
                upper += Character.isUpperCase(sentence.charAt(i)) ? 1 : 0;
            }
        }
        return words == 0 ? 9 : 4 * upper / words;
    }
}
