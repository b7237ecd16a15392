package dev.kith.app.setup;

import dev.kith.app.fetch.Fetched;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
        var request = HttpRequest.newBuilder(uri).GET().build();
        var answer = Fetched.by(request, HttpClient.newBuilder().sslContext(tls), patience, octetsMax);
        return new Page(answer.status(), answer.headers().firstValue("location").orElse(""), answer.text());
    }
}
