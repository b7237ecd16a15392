package dev.kith.app.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a web server answered. Redirections are not followed.
public record Fetched(int status, HttpHeaders headers, String text) {
    /// Asks, and takes the whole answer. The JDK's own timeout ends with the header section: whoever stops in the
    /// middle of the body would be waited for without an end.
    ///
    /// @param patience for connecting, and for the whole answer
    /// @param octetsMax what is read of the body, at most
    /// @throws HttpTimeoutException when it is not there in time
    public static Fetched by(HttpRequest request, HttpClient.Builder client, Duration patience, int octetsMax)
            throws IOException {
        try (var open = client.connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var late = new AtomicBoolean();
            var watch = Thread.ofVirtual().name("kith-patience").start(() -> {
                if (slept(patience)) {
                    late.set(true);
                    open.shutdownNow();
                }
            });
            try {
                var answer = open.send(request, BodyHandlers.ofInputStream());
                try (var body = answer.body()) {
                    var text = new String(body.readNBytes(octetsMax), StandardCharsets.UTF_8);
                    return new Fetched(answer.statusCode(), answer.headers(), text);
                }
            } catch (IOException e) {
                throw late.get() ? new HttpTimeoutException("no whole answer within " + patience) : e;
            } finally {
                watch.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean slept(Duration patience) {
        try {
            Thread.sleep(patience);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
