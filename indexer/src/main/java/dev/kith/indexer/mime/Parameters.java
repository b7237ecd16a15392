package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A value with parameters, as in Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2231).
///
/// @param value lower-case, without parameters; empty when the field is missing
/// @param parameters by lower-case name, decoded and joined
record Parameters(String value, Map<String, String> parameters) {
    private static final int PARAMETERS_MAX = 100;
    private static final Parameters NONE = new Parameters("", Map.of());

    static Parameters of(String field) {
        if (field.isEmpty()) {
            return NONE;
        }
        var semicolon = field.indexOf(';');
        if (semicolon < 0) {
            return new Parameters(bare(field), Map.of());
        }
        return new Parameters(bare(field.substring(0, semicolon)), joined(raw(field, semicolon + 1)));
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// Without comments and space.
    private static String bare(String text) {
        var end = text.indexOf('(');
        return (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// Names as they stand, with the stars and numbers of RFC 2231; the first of each counts.
    private static Map<String, String> raw(String field, int from) {
        var found = new HashMap<String, String>();
        var at = from;
        while (at < field.length() && found.size() < PARAMETERS_MAX) {
            var equals = field.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            var name = field.substring(at, equals).replace(";", " ").strip().toLowerCase(Locale.ROOT);
            var valueAt = equals + 1;
            while (valueAt < field.length() && field.charAt(valueAt) <= ' ') {
                valueAt++;
            }
            String value;
            if (valueAt < field.length() && field.charAt(valueAt) == '"') {
                var quoted = new StringBuilder();
                at = quoted(field, valueAt + 1, quoted);
                value = quoted.toString();
                var next = field.indexOf(';', at);
                at = next < 0 ? field.length() : next + 1;
            } else {
                var end = field.indexOf(';', valueAt);
                value = field.substring(valueAt, end < 0 ? field.length() : end).strip();
                at = end < 0 ? field.length() : end + 1;
            }
            found.putIfAbsent(name, value);
        }
        return found;
    }

    /// A backslash before anything but a quote or a backslash is part of a Windows path.
    private static int quoted(String field, int from, StringBuilder out) {
        var at = from;
        while (at < field.length() && field.charAt(at) != '"') {
            var c = field.charAt(at++);
            if (c == '\\' && at < field.length() && (field.charAt(at) == '"' || field.charAt(at) == '\\')) {
                c = field.charAt(at++);
            }
            out.append(c);
        }
        return at + 1;
    }

    private static Map<String, String> joined(Map<String, String> raw) {
        var found = new HashMap<String, String>();
        raw.forEach((name, value) -> {
            var star = name.indexOf('*');
            if (star < 0) {
                found.putIfAbsent(name, EncodedWords.decode(value));
            } else if (star > 0) {
                var base = name.substring(0, star);
                found.put(base, extended(base, raw));
            }
        });
        return found;
    }

    /// Puts together `name*`, or `name*0`, `name*1*`, ... in their order.
    private static String extended(String base, Map<String, String> raw) {
        var single = raw.get(base + "*");
        if (single != null) {
            return percent(single, charset(single), true);
        }
        var out = new StringBuilder();
        var charset = "";
        for (var i = 0; i < PARAMETERS_MAX; i++) {
            var plain = raw.get(base + "*" + i);
            var coded = raw.get(base + "*" + i + "*");
            if (coded != null) {
                charset = i == 0 ? charset(coded) : charset;
                out.append(percent(coded, charset, i == 0));
            } else if (plain != null) {
                out.append(plain);
            } else {
                break;
            }
        }
        return EncodedWords.decode(out.toString());
    }

    private static String charset(String value) {
        var quote = value.indexOf('\'');
        return quote < 0 ? "" : value.substring(0, quote).toLowerCase(Locale.ROOT);
    }

    private static String percent(String value, String charset, boolean first) {
        var at = 0;
        if (first) {
            var quote = value.indexOf('\'');
            var second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
            at = second + 1;
        }
        var in = value.substring(at).getBytes(ISO_8859_1);
        var length = 0;
        for (var i = 0; i < in.length; i++) {
            var high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            var low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            in[length++] = low >= 0 ? (byte) (high << 4 | low) : in[i];
            i += low >= 0 ? 2 : 0;
        }
        return Charsets.decode(in, 0, length, charset, new Problems(0));
    }
}
