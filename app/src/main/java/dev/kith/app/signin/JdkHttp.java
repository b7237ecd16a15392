package dev.kith.app.signin;

import dev.kith.app.fetch.Fetched;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        var answer = Fetched.by(request, HttpClient.newBuilder(), patience, OCTETS_MAX);
        return new Answer(answer.status(), answer.text());
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
