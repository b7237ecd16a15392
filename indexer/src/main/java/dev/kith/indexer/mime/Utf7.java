package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.Base64;

/// UTF-7 (RFC 2152), which Java does not read. What is no valid shift sequence stays as it is.
final class Utf7 {
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    static String decode(String text) {
        var out = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c != '+') {
                out.append(c);
                continue;
            }
            var end = at;
            while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end == at) {
                out.append('+');
                at += at < text.length() && text.charAt(at) == '-' ? 1 : 0;
                continue;
            }
            out.append(shifted(text.substring(at, end)));
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static String shifted(String base64) {
        var whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        var octets = Base64.getDecoder().decode(whole);
        return new String(octets, 0, octets.length & ~1, UTF_16BE);
    }
}
