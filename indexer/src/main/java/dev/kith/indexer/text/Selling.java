package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a message advertises or was sent to many alike: weighs phrases of a closed list (`selling.txt`), and how
/// its subject shouts. What answers another message is not asked.
public final class Selling {
    private static final int CHARS_MAX = 6000;
    private static final double ENOUGH = 3;
    private static final List<Weighed> PHRASES = read();
    private static final Set<String> BEGINNINGS = beginnings();

    private Selling() {}

    private record Weighed(String phrase, double weight) {}

    public static boolean in(String subject, String text) {
        var score = shouting(subject);
        var body = folded(subject + " \n " + (text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) : text));
        var seen = new HashSet<String>();
        for (var at = 0; at < body.length() && score < ENOUGH; ) {
            var end = body.indexOf(' ', at);
            end = end < 0 ? body.length() : end;
            if (BEGINNINGS.contains(body.substring(at, end))) {
                for (var one : PHRASES) {
                    if (body.startsWith(one.phrase, at) && seen.add(one.phrase)) {
                        score += one.weight;
                    }
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
    private static String folded(String text) {
        var out = new StringBuilder(text.length());
        var space = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '$' || c == '%') {
                out.append(Character.toLowerCase(c));
                space = false;
            } else if (!space && c != '\'') {
                out.append(' ');
                space = true;
            }
        }
        return out.append(' ').toString();
    }

    private static List<Weighed> read() {
        var found = new ArrayList<Weighed>();
        for (var line : Phrases.lines("selling.txt")) {
            var space = line.indexOf(' ');
            found.add(new Weighed(line.substring(space + 1) + " ", Double.parseDouble(line.substring(0, space))));
        }
        return List.copyOf(found);
    }

    private static Set<String> beginnings() {
        var found = new HashSet<String>();
        PHRASES.forEach(one -> found.add(one.phrase.substring(0, one.phrase.indexOf(' '))));
        return Set.copyOf(found);
    }
}
