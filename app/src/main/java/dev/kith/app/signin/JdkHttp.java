package dev.kith.app.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Posts by the JDK's client. Redirections are not followed: a token endpoint has no reason for one.
///
/// @param patience for connecting, and for the whole answer
record JdkHttp(Duration patience) implements Http {
    private static final int OCTETS_MAX = 256 << 10;

    @Override
    public Answer post(URI uri, Map<String, String> form) throws IOException {
        try (var client = HttpClient.newBuilder().connectTimeout(patience).build()) {
            var request = HttpRequest.newBuilder(uri)
                    .timeout(patience)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString(encoded(form)))
                    .build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return new Answer(answer.statusCode(), new String(body.readNBytes(OCTETS_MAX), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
