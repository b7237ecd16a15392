package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Whether a message advertises or was sent to many alike: weighs phrases of a closed list (`selling.txt`), and how
/// its subject shouts. What answers another message is not asked.
public final class Selling {
    private static final int CHARS_MAX = 6000;
    private static final double ENOUGH = 3;
    private static final List<Weighed> PHRASES = read();
    private static final Map<String, List<Weighed>> BY_FIRST_WORD =
            PHRASES.stream().collect(Collectors.groupingBy(Weighed::firstWord));

    private Selling() {}

    private record Weighed(String phrase, double weight) {
        String firstWord() {
            return phrase.substring(0, phrase.indexOf(' '));
        }
    }

    public static boolean in(String subject, String text) {
        var score = shouting(subject);
        var body = folded(subject + " \n " + (text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) : text));
        var seen = new HashSet<String>();
        for (var at = 0; at < body.length && score < ENOUGH; ) {
            var end = at;
            while (end < body.length && body[end] != ' ') {
                end++;
            }
            for (var one : BY_FIRST_WORD.getOrDefault(Letters.lower(body, at, end), List.of())) {
                if (stands(one.phrase, body, at) && seen.add(one.phrase)) {
                    score += one.weight;
                }
            }
            at = end + 1;
        }
        return score >= ENOUGH;
    }

    /// Exclamation marks, money, percentages and words in capitals.
    private static double shouting(String subject) {
        var score = 0.0;
        score += subject.indexOf('!') >= 0 ? 0.7 : 0;
        score += subject.contains("!!!") ? 1.5 : 0;
        score += subject.indexOf('$') >= 0 || subject.indexOf('%') >= 0 ? 0.7 : 0;
        var capitals = 0;
        for (var word : subject.split("[^\\p{L}]+", -1)) {
            capitals += word.length() > 3 && word.equals(word.toUpperCase(Locale.ROOT)) ? 1 : 0;
        }
        return score + Math.min(2, capitals) * 0.4;
    }

    /// Words in lower case with one space between them; `$` and `%` are words too.
    private static char[] folded(String text) {
        var out = text.toCharArray();
        var length = 0;
        var space = true;
        for (var c : out) {
            if (Letters.letterOrDigit(c) || c == '$' || c == '%') {
                out[length++] = Letters.lower(c);
                space = false;
            } else if (!space && c != '\'') {
                out[length++] = ' ';
                space = true;
            }
        }
        out = Arrays.copyOf(out, length + 1);
        out[length] = ' ';
        return out;
    }

    private static boolean stands(String phrase, char[] body, int at) {
        if (at + phrase.length() > body.length) {
            return false;
        }
        for (var i = 0; i < phrase.length(); i++) {
            if (phrase.charAt(i) != body[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Weighed> read() {
        var found = new ArrayList<Weighed>();
        for (var line : Phrases.lines("selling.txt")) {
            var space = line.indexOf(' ');
            found.add(new Weighed(line.substring(space + 1) + " ", Double.parseDouble(line.substring(0, space))));
        }
        return List.copyOf(found);
    }
}
