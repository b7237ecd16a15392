package dev.kith.rules.reminder;

import java.util.regex.Pattern;

/// Strangers' text made fit to be shown: one line, bounded, without control or direction characters, and without
/// anything that a mail program would turn into a link.
final class StrangersText {
    static final int LINE_MAX = 200;
    static final int NAME_MAX = 60;
    private static final int WHY_MAX = 400;

    /// Controls, the bidirectional overrides and isolates of UAX 9, invisible spaces and joiners, tags, private use.
    /// U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}[\\p{Cf}&&[^\\u200C\\u200D]]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)\\b(?:[a-z][a-z0-9+.-]{1,15}://|mailto:|mid:|cid:|tel:|data:|javascript:|www\\.)[^\\s<>\"']*");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:@]+@[^\\s<>\"'(),;:@]+");

    /// Dots inside a word that looks like a host name; a file name is not linked by anybody and stays.
    private static final Pattern HOST_DOT = Pattern.compile(
            "(?i)(?<=[a-z0-9])\\.(?=(?!(?:txt|pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|gif|java|csv|html?|log)\\b)"
                    + "[a-z][a-z0-9-]+)");

    private StrangersText() {}

    /// A quoted line: at most 200 characters, links and addresses replaced by a word in brackets.
    static String line(String text) {
        return unlinked(bare(text), LINE_MAX);
    }

    /// A display name: at most 60 characters. Of a bare address the part before the @, which nobody makes a link of.
    static String name(String text) {
        var only = text.strip();
        var words = ADDRESS.matcher(only).matches()
                ? only.substring(0, only.indexOf('@')).replaceAll("[._+]+", " ")
                : text;
        var name = unlinked(bare(words).replaceAll("[\"<>]", ""), NAME_MAX);
        return name.isEmpty() ? "?" : name;
    }

    /// The rule's words, which may hold a name; without the full stop, which the wording sets.
    static String why(String text) {
        return unlinked(bare(text).replaceFirst("\\.$", ""), WHY_MAX);
    }

    /// One line without invisible characters; links stay. For the subject inside a link.
    static String bare(String text) {
        var spaced = SPACES.matcher(text).replaceAll(" ");
        return SPACES.matcher(INVISIBLE.matcher(spaced).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /// Several lines of the user's own: without control and direction characters, links stay.
    static String text(String text, int max) {
        var lines = cut(text, max).lines().map(StrangersText::bare).toList();
        return String.join("\n", lines).strip();
    }

    static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 3)).stripTrailing() + "...";
    }

    private static String unlinked(String bare, int max) {
        var schemes = SCHEME.matcher(bare).replaceAll("[link]");
        var addresses = ADDRESS.matcher(schemes).replaceAll("[address]");
        return cut(HOST_DOT.matcher(addresses).replaceAll("[.]"), max);
    }
}
