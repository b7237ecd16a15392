package dev.kith.indexer.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Sentences of own words: Java's BreakIterator (UAX #29), with what it does not know of mail: hard line wraps,
/// list items, abbreviations, initials.
public final class Sentences {
    private static final int WRAP_MIN = 45;
    private static final int CHARS_MAX = 40_000;
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "no", "nr", "vs", "etc", "e.g", "i.e", "eg", "ie", "cf", "approx",
            "inc", "ltd", "co", "corp", "jr", "sr", "dept", "est", "fig", "tel", "ext", "p.s", "z.b", "d.h", "u.a",
            "bzw", "ca", "evtl", "ggf", "inkl", "str", "hr", "fr", "usw", "m", "mme", "sra", "dott", "sig", "p.ex",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed",
            "thu", "fri", "u.s", "a.m", "p.m");
    /// As in "am 3. Mai".
    private static final Set<String> MONTHS = Set.of(
            "Januar",
            "Jänner",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember");

    private Sentences() {}

    /// Each on one line, in order.
    public static List<String> of(String own, int sentencesMax) {
        var found = new ArrayList<String>();
        var text = own.length() > CHARS_MAX ? own.substring(0, CHARS_MAX) : own;
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        for (var block : blocks(text)) {
            split(block, breaks, found, sentencesMax);
            if (found.size() >= sentencesMax) {
                break;
            }
        }
        return found;
    }

    /// Paragraphs and list items, wrapped lines joined.
    private static List<String> blocks(String text) {
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        var previous = "";
        for (var raw : text.split("\n", -1)) {
            var line = raw.strip();
            if (!block.isEmpty() && (line.isEmpty() || !continues(previous, line))) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            if (!line.isEmpty()) {
                block.append(block.isEmpty() ? "" : " ").append(line);
            }
            previous = line;
        }
        if (!block.isEmpty()) {
            blocks.add(block.toString());
        }
        return blocks;
    }

    private static boolean continues(String previous, String line) {
        if (item(line)) {
            return false;
        }
        return previous.length() >= WRAP_MIN || Character.isLowerCase(line.charAt(0));
    }

    private static boolean item(String line) {
        var first = line.charAt(0);
        if ((first == '-' || first == '*' || first == '•' || first == '·') && line.length() > 1) {
            return line.charAt(1) == ' ';
        }
        var digits = 0;
        while (digits < line.length() && digits < 3 && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        return digits > 0
                && digits + 1 < line.length()
                && ".)".indexOf(line.charAt(digits)) >= 0
                && line.charAt(digits + 1) == ' ';
    }

    private static void split(String block, BreakIterator breaks, List<String> found, int sentencesMax) {
        if (single(block)) {
            found.add(block);
            return;
        }
        breaks.setText(block);
        var start = 0;
        for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < block.length() && (abbreviated(block, end) || date(block, end))) {
                continue;
            }
            var sentence = block.substring(start, end).strip();
            start = end;
            if (!sentence.isEmpty() && found.size() < sentencesMax) {
                found.add(sentence);
            }
        }
    }

    /// Printed ASCII without anything that may end a sentence: most lines of lists, code and tables.
    private static boolean single(String block) {
        for (var i = 0; i < block.length(); i++) {
            var c = block.charAt(i);
            if (c < ' ' || c > '~' || c == '.' || c == '!' || c == '?') {
                return false;
            }
        }
        return true;
    }

    /// The break stands behind the day of a month.
    private static boolean date(String block, int end) {
        var dot = end - 1;
        while (dot > 0 && block.charAt(dot) == ' ') {
            dot--;
        }
        if (dot == 0 || block.charAt(dot) != '.' || !Character.isDigit(block.charAt(dot - 1))) {
            return false;
        }
        var last = end;
        while (last < block.length() && Character.isLetter(block.charAt(last))) {
            last++;
        }
        return MONTHS.contains(block.substring(end, last));
    }

    /// The break stands behind an abbreviation or an initial.
    private static boolean abbreviated(String block, int end) {
        var last = end - 1;
        while (last > 0 && block.charAt(last) == ' ') {
            last--;
        }
        if (block.charAt(last) != '.') {
            return false;
        }
        var start = last;
        while (start > 0 && !Character.isWhitespace(block.charAt(start - 1)) && block.charAt(start - 1) != '(') {
            start--;
        }
        var word = block.substring(start, last).toLowerCase(Locale.ROOT);
        return (word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i"))
                || ABBREVIATIONS.contains(word);
    }
}
