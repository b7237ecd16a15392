package dev.kith.proxy.wirelog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is left of a line when everything that may be private is taken out of it: the grammar.
final class Redaction {
    /// Lines may be long and anybody's: nothing is tried twice, and no repetition costs stack.
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)(\"|$)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![^\\s<>()\"\\[\\]{},;:@])" + "[^\\s<>()\"\\[\\]{},;:@]*+@[^\\s<>()\"\\[\\]{},;]*+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private Redaction() {}

    /// Quoted strings become their length, addresses a word; what cannot be printed a question mark.
    static String of(String line) {
        String bare =
                QUOTED.matcher(line).replaceAll(found -> "\"<" + found.group(1).length() + ">\"");
        return printable(ADDRESS.matcher(bare).replaceAll(Matcher.quoteReplacement("<address>")));
    }

    static String printable(String line) {
        return UNPRINTABLE.matcher(line).replaceAll("?");
    }

    static String octets(long count) {
        return "<" + count + " octets>";
    }
}
