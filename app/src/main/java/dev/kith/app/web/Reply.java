package dev.kith.app.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back.
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final String NEVER_KEPT = "no-store";

    static Reply page(String html) {
        return html(200, html);
    }

    static Reply html(int status, String html) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", NEVER_KEPT),
                html.getBytes(StandardCharsets.UTF_8));
    }

    static Reply words(int status, String sentence) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", NEVER_KEPT),
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// @param where relative to the request, or a path
    static Reply seeOther(String where) {
        return new Reply(303, Map.of("Location", where, "Cache-Control", NEVER_KEPT), new byte[0]);
    }

    /// A file that changes with the version alone.
    static Reply file(String type, byte[] octets) {
        return new Reply(200, Map.of("Content-Type", type, "Cache-Control", "private, max-age=300"), octets);
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
