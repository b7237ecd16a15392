package dev.kith.indexer.search;

import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;

/// Letters without case and accents: é is e, ß is ss, Ø is o. Compatibility forms (ﬁ, full width) become plain.
public final class Folding {
    /// Worked out once for each character of the basic plane that is met.
    private static final AtomicReferenceArray<char[]> KNOWN = new AtomicReferenceArray<>(1 << 16);

    private static final Pattern UMLAUT = Pattern.compile("([aou])e");

    private Folding() {}

    /// Writes the folded character and returns how many there are: at most eight, none for an accent of its own.
    static int fold(char c, char[] to) {
        if (Character.isSurrogate(c)) {
            to[0] = c;
            return 1;
        }
        var known = KNOWN.get(c);
        if (known == null) {
            known = work(c);
            KNOWN.set(c, known);
        }
        var count = Math.min(known.length, to.length);
        System.arraycopy(known, 0, to, 0, count);
        return count;
    }

    public static String fold(String text) {
        var out = new StringBuilder(text.length());
        var chars = new char[8];
        for (var i = 0; i < text.length(); i++) {
            out.append(chars, 0, fold(text.charAt(i), chars));
        }
        return out.toString();
    }

    /// The folded text with each umlaut that is spelled out (`ue` for ü, `oe` for ö, `ae` for ä) as the letter
    /// that an umlaut is folded to; the text itself where there is none.
    public static String umlauts(String text) {
        var folded = fold(text);
        var shorter = UMLAUT.matcher(folded).replaceAll("$1");
        return shorter.equals(folded) ? text : shorter;
    }

    /// The text with its umlauts spelled out, as those write them who have none on their keys; the text itself
    /// where there is none.
    public static String spelledOut(String text) {
        StringBuilder out = null;
        for (var i = 0; i < text.length(); i++) {
            var letters = switch (text.charAt(i)) {
                case 'ä', 'Ä' -> "ae";
                case 'ö', 'Ö', 'ø', 'Ø' -> "oe";
                case 'ü', 'Ü' -> "ue";
                default -> "";
            };
            if (!letters.isEmpty() && out == null) {
                out = new StringBuilder(text.substring(0, i));
            }
            if (out != null) {
                out.append(letters.isEmpty() ? text.substring(i, i + 1) : letters);
            }
        }
        return out == null ? text : out.toString();
    }

    /// Does a text, once folded, hold these folded letters? Without folding it where it is plain ASCII, as most names
    /// are.
    public static boolean holds(String text, String letters) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return fold(text).contains(letters);
            }
        }
        for (var from = 0; from <= text.length() - letters.length(); from++) {
            var same = 0;
            while (same < letters.length() && lower(text.charAt(from + same)) == letters.charAt(same)) {
                same++;
            }
            if (same == letters.length()) {
                return true;
            }
        }
        return false;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static char[] work(char c) {
        var special = switch (c) {
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'đ', 'Đ', 'ð', 'Ð' -> "d";
            case 'þ', 'Þ' -> "th";
            case 'ı', 'İ' -> "i";
            default -> "";
        };
        if (!special.isEmpty()) {
            return special.toCharArray();
        }
        if (Character.isSpaceChar(c)) {
            return new char[] {' '};
        }
        // a syllable of Hangul would fall apart into its letters
        var form = c >= 0xAC00 && c <= 0xD7AF ? Normalizer.Form.NFKC : Normalizer.Form.NFKD;
        var out = new StringBuilder();
        Normalizer.normalize(String.valueOf(c), form).codePoints().forEach(point -> {
            var type = Character.getType(point);
            if (type != Character.NON_SPACING_MARK
                    && type != Character.ENCLOSING_MARK
                    && type != Character.SPACE_SEPARATOR) {
                out.appendCodePoint(Character.toLowerCase(point));
            }
        });
        return out.toString().toCharArray();
    }
}
