package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Charset names as mail writes them, and text whose charset is not named or named wrongly.
///
/// Latin-1 is read as windows-1252 and GB 2312 as GB 18030, as the WHATWG encoding standard does: that is what
/// senders mean. UTF-8 that is valid is UTF-8, whatever the label says of ASCII.
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("chinesebig5", "Big5"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("ascii", "US-ASCII"));
    private static final String JAPANESE = "\u001b$B";
    private static final String JAPANESE_1978 = "\u001b$@";
    private static final int NAMES_MAX = 500;
    private static final Map<String, Optional<Charset>> KNOWN = new ConcurrentHashMap<>();

    private Charsets() {}

    /// The charset a label means; empty for one that nobody knows.
    static Optional<Charset> named(String label) {
        var known = KNOWN.get(label);
        if (known != null) {
            return known;
        }
        var found = find(label);
        if (KNOWN.size() < NAMES_MAX) {
            KNOWN.put(label, found);
        }
        return found;
    }

    private static Optional<Charset> find(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("cp-")) {
            name = "cp" + name.substring(3);
        } else if (name.startsWith("windows-cp")) {
            name = "windows-" + name.substring(10);
        }
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Text in the named charset, or what it most likely is when the label is missing or cannot be right.
    static String decode(byte[] octets, int start, int end, String label, Problems problems) {
        if (label.isEmpty()) {
            return guess(octets, start, end);
        }
        if (label.equalsIgnoreCase("utf-7") || label.equalsIgnoreCase("unicode-1-1-utf-7")) {
            return Utf7.decode(new String(octets, start, end - start, ISO_8859_1));
        }
        var charset = named(label).orElse(null);
        if (charset == null) {
            problems.add("unknown charset");
            return guess(octets, start, end);
        }
        if (charset.equals(US_ASCII)) {
            return guess(octets, start, end);
        }
        var text = new String(octets, start, end - start, charset);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        problems.add("text is not in the charset it names");
        return charset.equals(UTF_8) && mostlyBroken(text)
                ? new String(octets, start, end - start, WINDOWS_1252)
                : text;
    }

    /// UTF-8 when it is valid, windows-1252 otherwise; escapes of ISO-2022-JP are noticed.
    static String guess(byte[] octets, int start, int end) {
        var text = new String(octets, start, end - start, UTF_8);
        if (text.length() < end - start) {
            return text.indexOf('\uFFFD') >= 0 && mostlyBroken(text)
                    ? new String(octets, start, end - start, WINDOWS_1252)
                    : text;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return new String(octets, start, end - start, WINDOWS_1252);
        }
        return text.indexOf(JAPANESE) >= 0 || text.indexOf(JAPANESE_1978) >= 0
                ? new String(octets, start, end - start, named("iso-2022-jp").orElse(US_ASCII))
                : text;
    }

    /// One broken character in long UTF-8 text is a cut, not another charset.
    private static boolean mostlyBroken(String text) {
        var broken = 0;
        var whole = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\uFFFD') {
                broken++;
            } else if (c > 127) {
                whole++;
            }
        }
        return broken > whole;
    }
}
