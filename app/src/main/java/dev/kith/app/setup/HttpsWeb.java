package dev.kith.app.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// Fetches by the JDK's client, over HTTPS only.
///
/// @param tls whom to trust
/// @param patience for connecting, and for the whole answer
/// @param octetsMax what is read of an answer, at most
public record HttpsWeb(SSLContext tls, Duration patience, int octetsMax) implements Web {
    @Override
    public Page get(URI uri) throws IOException {
        if (!"https".equals(uri.getScheme())) {
            throw new IOException("only https is fetched");
        }
        try (var client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var request = HttpRequest.newBuilder(uri).timeout(patience).GET().build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return new Page(
                        answer.statusCode(),
                        answer.headers().firstValue("location").orElse(""),
                        new String(body.readNBytes(octetsMax), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
