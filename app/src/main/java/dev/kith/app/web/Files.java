package dev.kith.app.web;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/// The files that pages load: Kith's own, and two libraries from their webjars. A closed list; nothing of it is kept
/// in memory.
final class Files {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private record Found(String resource, String type) {}

    private static final Map<String, Found> ALL = Map.of(
            "static/kith.css", new Found("kith.css", CSS),
            "static/kith.js", new Found("kith.js", SCRIPT),
            "static/charts.js", new Found("charts.js", SCRIPT),
            "static/icon.svg", new Found("icon.svg", "image/svg+xml"),
            "static/htmx.js", new Found(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", SCRIPT),
            "static/d3.js", new Found(WEBJARS + "d3/7.9.0/dist/d3.min.js", SCRIPT));

    private Files() {}

    static Reply reply(String name) throws IOException {
        var found = ALL.get(name);
        if (found == null) {
            return Reply.words(404, "There is no such file.");
        }
        try (var in = Objects.requireNonNull(Files.class.getResourceAsStream(found.resource()), name)) {
            return Reply.file(found.type(), in.readAllBytes());
        }
    }
}
