package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.List;

/// A sentence as the act model sees it: words in lower case with all figures alike, some punctuation, `^` before
/// and `$` behind.
///
/// @param words in their order
/// @param capitals which of them are written with a capital inside the sentence
record ActTokens(List<ActWord> words, boolean[] capitals) {
    private static final ActWord BEGINNING = ActWord.of("^");
    private static final ActWord END = ActWord.of("$");
    private static final ActWord FIGURE = ActWord.of("0");
    private static final ActWord TIME = ActWord.of("0:0");
    private static final String PUNCTUATION = "?!$%@:";

    static ActTokens of(char[] sentence) {
        var words = new ArrayList<ActWord>(sentence.length / 4 + 4);
        var capitals = new boolean[sentence.length + 2];
        words.add(BEGINNING);
        for (var at = 0; at < sentence.length; ) {
            var c = sentence[at];
            var end = at + 1;
            if (Letters.letter(c)) {
                end = wordEnd(sentence, at);
                capitals[words.size()] = words.size() > 1 && Letters.upper(c);
                words.add(ActWord.in(sentence, at, end));
            } else if (Letters.digit(c)) {
                end = figureEnd(sentence, at);
                words.add(timed(sentence, at, end) ? TIME : FIGURE);
            } else if (PUNCTUATION.indexOf(c) >= 0) {
                words.add(ActWord.in(sentence, at, end));
            }
            at = end;
        }
        words.add(END);
        return new ActTokens(words, capitals);
    }

    /// Whether a time of day stands in it.
    boolean timed() {
        return words.contains(TIME);
    }

    /// The words themselves, without the marks of beginning and end, figures and punctuation.
    List<ActWord> plain() {
        var plain = new ArrayList<ActWord>(words.size());
        for (var word : words) {
            if (word.is(ActWord.PLAIN)) {
                plain.add(word);
            }
        }
        return plain;
    }

    private static boolean timed(char[] text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (text[i] == ':') {
                return true;
            }
        }
        return false;
    }

    /// Apostrophes and hyphens stand inside words.
    private static int wordEnd(char[] text, int start) {
        var end = start + 1;
        while (end < text.length
                && (Letters.letter(text[end])
                        || (joins(text[end]) && end + 1 < text.length && Letters.letter(text[end + 1])))) {
            end++;
        }
        return end;
    }

    private static boolean joins(char c) {
        return c == '\'' || c == '’' || c == '-';
    }

    /// Colons, dots, commas and slashes stand inside figures.
    private static int figureEnd(char[] text, int start) {
        var end = start + 1;
        while (end < text.length
                && (Letters.digit(text[end])
                        || (":.,/".indexOf(text[end]) >= 0 && end + 1 < text.length && Letters.digit(text[end + 1])))) {
            end++;
        }
        return end;
    }
}
