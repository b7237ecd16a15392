package dev.kith.app.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived, taken apart but not yet trusted.
///
/// @param path as sent, not decoded
/// @param headers by lower-case name, all values of each
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, List<String>> headers,
        Map<String, String> form) {
    /// A request that is over a limit or makes no sense, with the status to answer.
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Bad(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        var lower = new HashMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return lower;
    }

    Request with(Map<String, String> fields) {
        return new Request(method, path, query, headers, fields);
    }

    /// The only value of a header; empty when it is missing or was sent twice.
    Optional<String> header(String name) {
        var values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    boolean has(String header) {
        return headers.containsKey(header);
    }

    /// The value of a cookie; empty when it is missing or there are two of that name.
    Optional<String> cookie(String name) {
        var found = headers.getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    String asked(String name) {
        return query.getOrDefault(name, "");
    }

    String said(String name) {
        return form.getOrDefault(name, "");
    }

    /// Was it asked for by htmx, which wants a piece of a page?
    boolean piece() {
        return has("hx-request") && !has("hx-boosted");
    }

    /// Names and values of a query or a form (`application/x-www-form-urlencoded`); the first of a name counts.
    static Map<String, String> fields(String encoded, int max) throws Bad {
        var fields = new LinkedHashMap<String, String>();
        if (encoded.isEmpty()) {
            return fields;
        }
        var pairs = encoded.split("&", max + 2);
        if (pairs.length > max) {
            throw new Bad(400, "too many fields");
        }
        for (var pair : pairs) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            fields.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) throws Bad {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Bad(400, "a field is not encoded as it should be");
        }
    }
}
