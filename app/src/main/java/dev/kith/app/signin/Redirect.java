package dev.kith.app.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The loopback address to which the browser is sent back (RFC 8252 section 7.3): one answer is taken, and only
/// one with the right state.
final class Redirect implements AutoCloseable {
    private final HttpServer server;
    private final String state;
    private final CompletableFuture<Map<String, String>> came = new CompletableFuture<>();

    /// @param state what the answer must repeat
    Redirect(String state) throws IOException {
        this.state = state;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 4);
    }

    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = query(exchange.getRequestURI().getRawQuery());
            // browsers ask for an icon, and others may knock
            var mine = state.equals(answer.get("state")) && (answer.containsKey("code") || answer.containsKey("error"));
            var page = mine
                    ? "Kith has what it needs. You can close this page and go back to where you started."
                    : "This page is for the sign-in that Kith waits for.";
            var octets = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(mine ? 200 : 404, octets.length);
            exchange.getResponseBody().write(octets);
            if (mine) {
                came.complete(answer);
            }
        }
    }

    /// The code, waited for.
    ///
    /// @throws OAuthTrouble when the user declined, or nobody came
    String code(Duration patience) throws OAuthTrouble {
        try {
            var answer = came.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var code = answer.get("code");
            if (code == null) {
                throw new OAuthTrouble(true, "access_denied", "the consent was not given");
            }
            return code;
        } catch (TimeoutException _) {
            throw new OAuthTrouble(true, "", "nobody signed in within " + patience.toMinutes() + " minutes");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new OAuthTrouble(true, "", "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        var all = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    all.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
