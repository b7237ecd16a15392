package dev.kith.proxy.wire;

import java.util.Locale;

/// Reads the path of a MAIL or RCPT line (RFC 5321 section 4.1.2) for the tap: leniently, as servers do, and without
/// touching the line.
public final class SmtpPath {
    private SmtpPath() {}

    /// The path without its angle brackets and without a source route, or what stands in its place; empty for `<>`
    /// and where there is none.
    ///
    /// @param line a MAIL or RCPT command line, decoded
    public static String of(String line) {
        var colon = line.indexOf(':');
        if (colon < 0) {
            return "";
        }
        var from = colon + 1;
        while (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        var bracketed = from < line.length() && line.charAt(from) == '<';
        return withoutRoute(bracketed ? upTo(line, from + 1, '>') : upTo(line, from, ' '));
    }

    /// A quoted local part may hold the end sign, and a backslash takes away its meaning.
    private static String upTo(String line, int from, char end) {
        var quoted = false;
        for (var i = from; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if ((!quoted && c == end) || c == '\r' || c == '\n') {
                return line.substring(from, i);
            }
        }
        return line.substring(from);
    }

    /// `@one,@two:name@domain` (RFC 5321 appendix C) means `name@domain`.
    private static String withoutRoute(String path) {
        return path.startsWith("@") && path.indexOf(':') > 0 ? path.substring(path.indexOf(':') + 1) : path;
    }

    /// The domain behind the last `@`, lower-case and without a final dot; empty where there is none.
    public static String domain(String path) {
        var domain = path.substring(path.lastIndexOf('@') + 1);
        if (domain.length() == path.length()) {
            return "";
        }
        var whole = domain.strip().toLowerCase(Locale.ROOT);
        return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
