package dev.kith.indexer.text;

import static dev.kith.indexer.text.ActTokens.set;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A sentence as numbers: hashed n-grams of words (1 to 3), of shapes (1 to 4) and of characters (3 to 5 inside a
/// word), pairs with a gap, and a few things that a person would look at.
///
/// Each feature is hashed into a table of 2^16 weights. No text can be read back from such a table.
final class ActFeatures {
    static final int BITS = 16;
    private static final int FEATURES_MAX = 1024;
    private static final float WORD = 1;
    private static final float GAP = 0.7f;
    private static final float CHARACTERS = 0.5f;
    private static final float SIGN = 1.5f;
    private static final Set<String> YOU = set("you your you'd you'll u yours yourself you're you've");
    private static final Set<String> ME = set("i me my i'd i'll i'm we us our i've we'd we'll");
    private static final Set<String> MODALS = set("can could would will");
    private static final Set<String> POLITE = set("please pls");
    private static final Set<String> OPENERS = set("please pls just also so and then kindly");
    private static final Set<String> WH = set("what when where who why how which whose");
    private static final Set<String> AUXILIARIES =
            set("do does did is are was were can could would will should have has may might shall any");
    private static final List<String> KEYS = List.of(
            "you", "your", "me", "i", "we", "us", "SEND", "TALK", "DO", "TELL", "DAY", "please", "?", "need", "let",
            "know", "would", "can", "could", "want", "like", "if", "verb");

    private static final Map<String, Integer> KEY_INDEX =
            KEYS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), KEYS::indexOf));

    private final int[] table = new int[2 * FEATURES_MAX];
    private final int[] ids = new int[FEATURES_MAX];
    private final float[] values = new float[FEATURES_MAX];
    private int count;
    private double squares;

    private ActFeatures() {}

    static ActFeatures of(String sentence) {
        var features = new ActFeatures();
        var tokens = ActTokens.of(sentence);
        var words = hashes(tokens.words(), 'w');
        var shapes = hashes(tokens.shapes(), 'h');
        features.ngrams(words, 3);
        features.gaps(words, 3, 's');
        features.ngrams(shapes, 4);
        features.gaps(shapes, 4, 'k');
        features.pairs(tokens.shapes());
        for (var word : tokens.words()) {
            features.characters(word);
        }
        features.signs(sentence, tokens);
        return features;
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
        return Math.pow(squares, -0.35);
    }

    private void add(long hash, float value) {
        var id = (int) (Sketch.mix(hash) >>> (64 - BITS));
        var slot = id * 31 & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == id + 1) {
                return;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (count < FEATURES_MAX) {
            table[slot] = id + 1;
            ids[count] = id;
            values[count++] = value;
            squares += value * value;
        }
    }

    private void sign(String name) {
        add(hash(name, '!'), SIGN);
    }

    private static long[] hashes(List<String> tokens, char kind) {
        var hashes = new long[tokens.size()];
        for (var i = 0; i < hashes.length; i++) {
            hashes[i] = hash(tokens.get(i), kind);
        }
        return hashes;
    }

    /// FNV-1a.
    private static long hash(String text, char kind) {
        var hash = (0xcbf29ce484222325L ^ kind) * 0x100000001b3L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
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

    private void pairs(List<String> shapes) {
        var present = new boolean[KEYS.size()];
        for (var shape : shapes) {
            var key = KEY_INDEX.get(shape);
            if (key != null) {
                present[key] = true;
            }
        }
        for (var i = 0; i < present.length; i++) {
            for (var j = i + 1; present[i] && j < present.length; j++) {
                if (present[j]) {
                    add(('p' * 31L + i) * 31 + j, GAP);
                }
            }
        }
    }

    private void characters(String word) {
        var text = "_" + word + "_";
        for (var start = 0; start < text.length(); start++) {
            var hash = 'c' * 0x100000001b3L;
            for (var i = start; i < Math.min(text.length(), start + 5); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                if (i - start >= 2) {
                    add(hash, CHARACTERS);
                }
            }
        }
    }

    /// What a person would look at: question marks, imperatives, who is spoken of, days and times, length, capitals.
    private void signs(String sentence, ActTokens tokens) {
        var words = tokens.plainWords().toList();
        var first = words.isEmpty() ? "" : words.getFirst();
        var question = sentence.indexOf('?') >= 0;
        var last = sentence.isBlank()
                ? ' '
                : sentence.stripTrailing().charAt(sentence.stripTrailing().length() - 1);
        sign("last" + (Character.isLetterOrDigit(last) ? 'x' : last));
        if (question) {
            sign("question");
        }
        var imperative = imperative(sentence, words);
        var you = words.stream().anyMatch(YOU::contains);
        var me = words.stream().anyMatch(ME::contains);
        var day = words.stream().anyMatch(ActTokens.DAYS::contains)
                || tokens.words().contains("0:0");
        sign("who" + you + me + day);
        sign("asked" + you + question + imperative);
        sign("when" + you + day + imperative);
        sign("length" + Math.min(6, 31 - Integer.numberOfLeadingZeros(words.size() + 1)));
        if (sentence.contains("http") || sentence.contains("www.") || sentence.contains("$LINK")) {
            sign("link");
        }
        if (WH.contains(first)) {
            sign("wh" + question);
        }
        if (AUXILIARIES.contains(first)) {
            sign("auxiliary" + question);
        }
        sign("capitals" + capitals(sentence));
    }

    private boolean imperative(String sentence, List<String> words) {
        var found = !words.isEmpty()
                && (ActTokens.IMPERATIVES.contains(words.getFirst())
                        || (words.size() > 1
                                && OPENERS.contains(words.getFirst())
                                && ActTokens.IMPERATIVES.contains(words.get(1))));
        if (found) {
            sign("imperative");
        }
        for (var i = 0; i + 1 < words.size(); i++) {
            if (POLITE.contains(words.get(i)) && ActTokens.IMPERATIVES.contains(words.get(i + 1))) {
                sign("please");
                found = true;
            } else if (MODALS.contains(words.get(i)) && words.get(i + 1).equals("you")) {
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
            if (",;:-.!?".indexOf(sentence.charAt(i)) >= 0 && sentence.charAt(i + 1) == ' ') {
                var end = i + 2;
                while (end < sentence.length() && Character.isLetter(sentence.charAt(end))) {
                    end++;
                }
                if (ActTokens.IMPERATIVES.contains(
                        sentence.substring(i + 2, end).toLowerCase(java.util.Locale.ROOT))) {
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
            if (Character.isLetter(sentence.charAt(i)) && (i == 0 || sentence.charAt(i - 1) == ' ')) {
                words++;
                upper += Character.isUpperCase(sentence.charAt(i)) ? 1 : 0;
            }
        }
        return words == 0 ? 9 : 4 * upper / words;
    }
}
