package dev.kith.indexer.search;

import java.util.Locale;
import java.util.Set;

/// A query as the keys of different machines write it: a phone makes quotes round and two dashes one, a Japanese
/// or Chinese keyboard writes signs full width, a page copies spaces that do not break. A sign for a sign, so that
/// a notice points at the place that was typed.
final class Typed {
    /// What stands before a subject that was copied.
    private static final Set<String> ANSWERS =
            Set.of("re", "aw", "antw", "sv", "vs", "fw", "fwd", "wg", "tr", "rv", "doorst", "vl");

    private Typed() {}

    static String plain(String typed) {
        var out = new StringBuilder(typed);
        for (var i = 0; i < typed.length(); i++) {
            out.setCharAt(i, plain(typed.charAt(i)));
        }
        return out.toString();
    }

    private static char plain(char c) {
        return switch (c) {
            case '“', '”', '„', '‟', '«', '»', '＂' -> '"';
            case '–', '—', '−', '－' -> '-';
            case '：' -> ':';
            case '（' -> '(';
            case '）' -> ')';
            case '｜' -> '|';
            case '！' -> '!';
            case '＊' -> '*';
            case '＠' -> '@';
            case '＜' -> '<';
            case '＞' -> '>';
            default -> Character.isSpaceChar(c) ? ' ' : c;
        };
    }

    /// Does a name before a colon only say that a subject answers or forwards another?
    static boolean answering(String name) {
        return ANSWERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// An address that was copied out of a link, without the link.
    static String address(String value) {
        var text = value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
        if (!text.regionMatches(true, 0, "mailto:", 0, 7)) {
            return value;
        }
        var end = text.indexOf('?');
        return text.substring(7, end < 0 ? text.length() : end);
    }

    /// A Message-ID that was copied with its brackets, or with so many figures in it as no address has.
    static boolean messageId(String value) {
        var at = value.indexOf('@');
        return at > 0
                && at == value.lastIndexOf('@')
                && at < value.length() - 1
                && (value.startsWith("<") && value.endsWith(">")
                        || value.chars().filter(Character::isDigit).count() >= 8);
    }
}
