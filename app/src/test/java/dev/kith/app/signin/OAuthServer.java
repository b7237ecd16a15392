package dev.kith.app.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.app.config.OAuthProvider;
import dev.kith.app.config.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An OAuth provider on loopback, which can be told to behave badly. Its user consents at once.
final class OAuthServer implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    /// Access tokens that are good now; a mail server asks `/introspect`.
    final Set<String> active = ConcurrentHashMap.newKeySet();

    volatile boolean rotates;
    volatile boolean consents = true;
    volatile long lifeSeconds = 3600;
    volatile int status = 200;
    volatile String error = "";
    volatile String page = "";
    final AtomicInteger pendingAnswers = new AtomicInteger();
    volatile CountDownLatch slow = new CountDownLatch(0);

    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    OAuthServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/device", this::device);
        server.createContext("/introspect", this::introspect);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    SignIn.OAuth settings() {
        return new SignIn.OAuth(
                new OAuthProvider("own", uri("authorize"), uri("token"), Optional.of(uri("device")), "mail"),
                "kith-client",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + "/" + path);
    }

    void revokeAll() {
        refreshTokens.clear();
        active.clear();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = form(exchange.getRequestURI().getRawQuery());
            asked.add("authorize " + query.get("scope") + " " + query.get("login_hint") + " "
                    + query.get("code_challenge_method"));
            var code = "code-" + number.incrementAndGet();
            challenges.put(code, query.get("code_challenge"));
            var answer = consents ? "code=" + code : "error=access_denied";
            exchange.getResponseHeaders()
                    .set("Location", query.get("redirect_uri") + "?" + answer + "&state=" + query.get("state"));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private void device(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(
                    exchange,
                    200,
                    "{\"device_code\":\"d1\",\"user_code\":\"ABCD\",\"verification_uri\":\"https://example.org/device\","
                        + "\"interval\":1,\"expires_in\":60}");
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add("token " + form.get("grant_type"));
            try {
                slow.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            if (!page.isEmpty()) {
                send(exchange, status, page);
            } else if (!error.isEmpty()) {
                send(exchange, status, "{\"error\":\"" + error + "\",\"error_description\":\"secret-in-description\"}");
            } else if (pendingAnswers.get() > 0) {
                pendingAnswers.decrementAndGet();
                send(exchange, 400, "{\"error\":\"authorization_pending\"}");
            } else if (!good(form)) {
                send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            } else {
                send(exchange, 200, granted(form));
            }
        }
    }

    private boolean good(Map<String, String> form) {
        if (!"kith-client".equals(form.get("client_id"))) {
            return false;
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" ->
                challenge(form.getOrDefault("code_verifier", ""))
                        .equals(challenges.remove(form.getOrDefault("code", "")));
            case "refresh_token" -> refreshTokens.contains(form.getOrDefault("refresh_token", ""));
            case "urn:ietf:params:oauth:grant-type:device_code" -> "d1".equals(form.get("device_code"));
            default -> false;
        };
    }

    private String granted(Map<String, String> form) {
        var n = number.incrementAndGet();
        var access = "access-" + n;
        active.add(access);
        var refresh = "";
        if (!"refresh_token".equals(form.get("grant_type")) || rotates) {
            var fresh = "refresh-" + n;
            if (rotates) {
                refreshTokens.remove(form.getOrDefault("refresh_token", ""));
            }
            refreshTokens.add(fresh);
            refresh = ",\"refresh_token\":\"" + fresh + "\"";
        }
        return "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifeSeconds + refresh
                + "}";
    }

    /// RFC 7662, as Dovecot asks it.
    private void introspect(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var good = active.contains(form.getOrDefault("token", ""));
            asked.add("introspect " + good);
            send(
                    exchange,
                    200,
                    good
                            ? "{\"active\":true,\"username\":\"alice@example.org\",\"scope\":\"mail\"}"
                            : "{\"active\":false}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    private static Map<String, String> form(String raw) {
        var form = new HashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        slow.countDown();
        server.stop(0);
    }
}
