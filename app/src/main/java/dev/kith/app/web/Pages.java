package dev.kith.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Wordless;
import dev.kith.app.folder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server of the pages, on loopback. Sockets and sizes are here; who may ask is for the gate to say.
public final class Pages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String LINK = "page.link";
    private static final int PIECE_OCTETS = 16 << 10;
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})\\s*");

    /// Sent with every answer: nothing is loaded from elsewhere, nothing runs that did not come as a file of Kith's,
    /// no other page may frame these or learn their addresses.
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PageLimits limits;
    private final Semaphore places;
    private final Gate gate;
    private final Answering site;
    private final String link;

    /// What the pages show, and whom they ask.
    ///
    /// @param clock what counts as now
    public record Source(Answers answers, DataFolder folder, InstantSource clock, ZoneId zone) {}

    /// Serves from now on.
    ///
    /// @param listen on loopback; port 0 lets the system choose
    /// @throws IOException when the port is taken or the link cannot be kept
    /// @throws IllegalArgumentException when the address is another machine's to reach
    public static Pages open(InetSocketAddress listen, Source source, PageLimits limits) throws IOException {
        if (!listen.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the pages are for this machine alone");
        }
        limits.impose();
        var secrets = secrets(source.folder());
        var server = HttpServer.create(listen, limits.connections());
        var pages = new Pages(server, new Site(source, secrets), secrets, limits);
        source.folder().keep(LINK, pages.link() + "\n");
        server.start();
        return pages;
    }

    /// Serves the steps of set-up, before there is a data folder; nothing is kept of its link.
    ///
    /// @throws IOException when no port can be had
    public static Pages setUp(SetupSteps steps, PageLimits limits) throws IOException {
        limits.impose();
        var secrets = Secrets.random();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits.connections());
        var pages = new Pages(server, new SetupSite(steps, secrets), secrets, limits);
        server.start();
        return pages;
    }

    private Pages(HttpServer server, Answering site, Secrets secrets, PageLimits limits) {
        this.server = server;
        this.limits = limits;
        this.places = new Semaphore(limits.requests());
        this.gate = new Gate(server.getAddress().getPort(), secrets);
        this.site = site;
        this.link = address() + "enter?token=" + secrets.token();
        server.createContext("/", this::serve);
        server.setExecutor(threads);
    }

    /// The token of the last time, so that an open browser stays signed in; a new one where there is none.
    private static Secrets secrets(DataFolder folder) throws IOException {
        var kept = TOKEN.matcher(folder.kept(LINK));
        return kept.find() ? Secrets.of(kept.group(1)) : Secrets.random();
    }

    /// `http://127.0.0.1:8143/`
    public String address() {
        var host = server.getAddress().getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[::1]" : host) + ":"
                + server.getAddress().getPort() + "/";
    }

    /// The address with the token that lets a browser in: for the user's eyes alone.
    public String link() {
        return link;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange));
        }
    }

    /// Nothing of a stranger's is read beyond the header section, and strangers take no place.
    private Reply reply(HttpExchange exchange) {
        try {
            var request = request(exchange);
            var stopped = gate.stops(request);
            return stopped.isPresent() ? stopped.get() : answer(exchange, request);
        } catch (Request.Bad e) {
            return Reply.words(e.status(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // the target is not logged: it holds what the user looks for
            LOG.error("a page failed", Wordless.of(e));
            return Reply.words(500, "This page failed, and this is Kith's fault. The log says more.");
        }
    }

    private Reply answer(HttpExchange exchange, Request request) throws Request.Bad, IOException {
        if (!places.tryAcquire()) {
            return Reply.words(503, "Too much is asked at a time; try again.");
        }
        try {
            if (!request.method().equals("POST")) {
                return site.reply(request);
            }
            var change = request.with(form(exchange, request.headers()));
            var stopped = gate.stopsChange(change);
            return stopped.isPresent() ? stopped.get() : site.reply(change);
        } finally {
            places.release();
        }
    }

    private Request request(HttpExchange exchange) throws Request.Bad {
        var target = exchange.getRequestURI();
        if (target.getRawAuthority() != null || target.getScheme() != null) {
            throw new Request.Bad(421, "this is no proxy");
        }
        var query = target.getRawQuery() == null ? "" : target.getRawQuery();
        var path = target.getRawPath() == null ? "" : target.getRawPath();
        if (path.length() + query.length() > limits.targetCharacters()) {
            throw new Request.Bad(414, "the address is too long");
        }
        var headers = Request.lowerCase(exchange.getRequestHeaders());
        return new Request(
                exchange.getRequestMethod(), path, Request.fields(query, limits.fields()), headers, Map.of());
    }

    private Map<String, String> form(HttpExchange exchange, Map<String, List<String>> headers)
            throws Request.Bad, IOException {
        var type = headers.getOrDefault("content-type", List.of());
        if (type.size() != 1 || !type.getFirst().startsWith("application/x-www-form-urlencoded")) {
            throw new Request.Bad(415, "a change is a form");
        }
        var octets = exchange.getRequestBody().readNBytes(limits.bodyOctets() + 1);
        if (octets.length > limits.bodyOctets()) {
            throw new Request.Bad(413, "the form is too large");
        }
        return Request.fields(new String(octets, StandardCharsets.UTF_8), limits.fields());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var length = reply.body().length;
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        if (length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
            // the server keeps a buffer as large as what it is given at a time
            for (var at = 0; at < length; at += PIECE_OCTETS) {
                exchange.getResponseBody().write(reply.body(), at, Math.min(PIECE_OCTETS, length - at));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
