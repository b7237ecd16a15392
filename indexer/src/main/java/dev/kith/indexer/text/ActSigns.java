package dev.kith.indexer.text;

/// Features of a sentence that a person would look at, each as the hash of its name: worked out once, for every
/// sentence of all mail asks for a dozen of them.
final class ActSigns {
    static final long QUESTION = sign("question");
    static final long IMPERATIVE = sign("imperative");
    static final long PLEASE = sign("please");
    static final long CAN_YOU = sign("can you");
    static final long COMMA = sign("comma");
    static final long LINK = sign("link");
    static final long WH_QUESTION = sign("whtrue");
    static final long WH_STATEMENT = sign("whfalse");
    static final long AUXILIARY_QUESTION = sign("auxiliarytrue");
    static final long AUXILIARY_STATEMENT = sign("auxiliaryfalse");
    static final Triple WHO = new Triple("who");
    static final Triple ASKED = new Triple("asked");
    static final Triple WHEN = new Triple("when");

    private static final long WORD_LAST = sign("lastx");
    private static final int LENGTHS = 7;
    private static final long[] LENGTH = signs("length", LENGTHS);
    private static final int NO_WORDS = 9;
    private static final long[] CAPITALS = signs("capitals", NO_WORDS + 1);

    private ActSigns() {}

    /// Three things that are so or not, as one feature.
    static final class Triple {
        private final long[] signs = new long[8];

        Triple(String name) {
            for (var i = 0; i < signs.length; i++) {
                signs[i] = sign(name + ((i & 1) != 0) + ((i & 2) != 0) + ((i & 4) != 0));
            }
        }

        long of(boolean first, boolean second, boolean third) {
            return signs[(first ? 1 : 0) | (second ? 2 : 0) | (third ? 4 : 0)];
        }
    }

    /// What the sentence ends with: a word, or which mark.
    static long last(char[] sentence) {
        var end = sentence.length;
        while (end > 0 && Character.isWhitespace(sentence[end - 1])) {
            end--;
        }
        var last = end == 0 ? ' ' : sentence[end - 1];
        return Letters.letterOrDigit(last) ? WORD_LAST : sign("last" + last);
    }

    static long length(int words) {
        return LENGTH[Math.min(LENGTHS - 1, 31 - Integer.numberOfLeadingZeros(words + 1))];
    }

    /// How many of the words begin with a capital, in quarters.
    static long capitals(char[] sentence) {
        var words = 0;
        var upper = 0;
        for (var i = 0; i < sentence.length; i++) {
            if ((i == 0 || sentence[i - 1] == ' ') && Letters.letter(sentence[i])) {
                words++;
                upper += Letters.upper(sentence[i]) ? 1 : 0;
            }
        }
        return CAPITALS[words == 0 ? NO_WORDS : 4 * upper / words];
    }

    /// Whether a link, or what stands for one in texts for training, is in it.
    static boolean linked(char[] sentence) {
        for (var i = 0; i + 3 < sentence.length; i++) {
            var c = sentence[i];
            if ((c == 'h' && stands("http", sentence, i))
                    || (c == 'w' && stands("www.", sentence, i))
                    || (c == '$' && stands("$LINK", sentence, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String text, char[] sentence, int at) {
        if (at + text.length() > sentence.length) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != sentence[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static long[] signs(String name, int count) {
        var signs = new long[count];
        for (var i = 0; i < count; i++) {
            signs[i] = sign(name + i);
        }
        return signs;
    }

    private static long sign(String name) {
        return ActWord.hash(name, '!');
    }
}
