package dev.kith.app.web;

import dev.kith.app.desk.Desk;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.NoDaemon;
import dev.kith.app.folder.DataFolder;
import dev.kith.indexer.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Pages over a history of a few mails, and a visitor who came by the printed link.
final class Room implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final String ME = "me@example.org";

    final Holdings holdings;
    final Pages pages;
    private final Visitor visitor;

    Room(Path folder) throws Exception {
        this(folder, PageLimits.USUAL);
    }

    Room(Path folder, PageLimits limits) throws Exception {
        var clock = InstantSource.fixed(NOW);
        var data = DataFolder.prepare(folder);
        holdings = Holdings.open(Optional.empty(), data, true, clock);
        holdings.indexer().learn(Set.of(ME));
        var desk = new Desk(holdings, clock, new NoDaemon("test"));
        pages = Pages.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Pages.Source(desk, data, clock, holdings.zone()),
                limits);
        visitor = new Visitor(pages);
    }

    /// Indexes mails; each is written as it would be on the wire, with line feeds alone.
    void mail(String... mails) throws IOException {
        for (var mail : mails) {
            var octets = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            holdings.indexer()
                    .add(new Mail(
                            "home", null, "INBOX", 1, 0, null, List.of(), octets, false, octets.length, NOW, null));
        }
        holdings.indexer().commit();
        holdings.indexer().refresh();
    }

    int port() {
        return URI.create(pages.address()).getPort();
    }

    /// Where all pages are: `/` on both ends.
    String path() {
        return visitor.path();
    }

    String cookie() {
        return visitor.cookie();
    }

    HttpRequest.Builder asking(String page) {
        return visitor.asking(page);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return visitor.send(request);
    }

    String get(String page) throws IOException, InterruptedException {
        return send(asking(page)).body();
    }

    /// A change as one of Kith's own pages asks for it.
    HttpResponse<String> change(String page, Map<String, String> fields) throws IOException, InterruptedException {
        return send(own(page, fields));
    }

    /// The same as htmx asks for it, which puts the answer into the page.
    HttpResponse<String> piece(String page, Map<String, String> fields) throws IOException, InterruptedException {
        return send(own(page, fields).header("HX-Request", "true"));
    }

    private HttpRequest.Builder own(String page, Map<String, String> fields) throws IOException, InterruptedException {
        var people = get("people");
        var start = people.indexOf("name=\"form\" value=\"") + 19;
        var secret = people.substring(start, people.indexOf('"', start));
        return form(page, fields, secret).header("Origin", "http://127.0.0.1:" + port());
    }

    HttpRequest.Builder form(String page, Map<String, String> fields, String secret) {
        var body = fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&form=" + secret;
        return asking(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Override
    public void close() throws IOException {
        pages.close();
        holdings.close();
        visitor.close();
    }
}
