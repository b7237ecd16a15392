package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks on the gate, each by a request that differs in one thing from one that may pass.
class GateTest {
    private final Secrets secrets = Secrets.random();
    private final Gate gate = new Gate(8143, secrets);
    private final String cookie = "kith=" + secrets.cookie();

    @Test
    void theUserMayLook() {
        assertThat(gate.stops(get(secrets.path() + "people", Map.of("cookie", cookie))))
                .isEmpty();
        assertThat(gate.stops(get(secrets.path(), Map.of("cookie", "other=1; " + cookie, "sec-fetch-site", "none"))))
                .isEmpty();
        assertThat(gate.stops(get(secrets.path(), Map.of("cookie", cookie, "host", "localhost:8143"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8143",
                "127.0.0.1",
                "127.0.0.1:80",
                "127.0.0.1.nip.example:8143",
                "localhost.evil.example:8143",
                "",
                "127.0.0.1:8143, evil.example"
            })
    void aNameThatWasMadeToPointHereGetsNothing(String host) {
        assertStopped(421, get(secrets.path(), Map.of("cookie", cookie, "host", host)));
    }

    @Test
    void twoHostsAreNone() {
        var request = request(
                "GET",
                secrets.path(),
                Map.of(),
                Map.of("cookie", List.of(cookie), "host", List.of("127.0.0.1:8143", "127.0.0.1:8143")),
                Map.of());
        assertStopped(421, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "none, same-origin"})
    void whatAnotherSiteOrAnotherPortAsksForGetsNothing(String site) {
        assertStopped(403, get(secrets.path(), Map.of("cookie", cookie, "sec-fetch-site", site)));
    }

    @Test
    void withoutTheCookieNothingIsShown() {
        assertStopped(403, get(secrets.path() + "people", Map.of()));
        assertStopped(403, get(secrets.path(), Map.of("cookie", "kith=" + secrets.token())));
        assertStopped(
                403,
                get(secrets.path(), Map.of("cookie", "kith=" + Secrets.random().cookie())));
        assertStopped(403, get(secrets.path(), Map.of("cookie", cookie.substring(0, cookie.length() - 1))));
        assertStopped(403, get(secrets.path(), Map.of("cookie", "kith=x; " + cookie)));
    }

    @Test
    void theCookieAloneOpensNoOtherPath() {
        assertStopped(403, get("/", Map.of("cookie", cookie)));
        assertStopped(403, get("/people", Map.of("cookie", cookie)));
        assertStopped(403, get(Secrets.random().path() + "people", Map.of("cookie", cookie)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "TRACE", "OPTIONS", "get"})
    void otherMethodsAreUnknown(String method) {
        assertStopped(405, request(method, secrets.path(), Map.of(), headers(Map.of("cookie", cookie)), Map.of()));
    }

    @Test
    void theTokenIsExchangedForACookieThatScriptsAndOtherSitesDoNotGet() {
        var reply = gate.stops(request("GET", "/enter", Map.of("token", secrets.token()), headers(Map.of()), Map.of()))
                .orElseThrow();
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.headers().get("Location")).isEqualTo(secrets.path());
        assertThat(reply.headers().get("Set-Cookie"))
                .startsWith("kith=" + secrets.cookie() + ";")
                .contains("HttpOnly", "SameSite=Strict", "Path=" + secrets.path());
        assertThat(secrets.cookie()).isNotEqualTo(secrets.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ÄÄ"})
    void anotherTokenIsExchangedForNothing(String token) {
        var reply = gate.stops(request("GET", "/enter", Map.of("token", token), headers(Map.of()), Map.of()))
                .orElseThrow();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void aChangeNeedsTheOriginAndTheFormsSecret() {
        assertThat(stops(post("http://127.0.0.1:8143", secrets.form()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example",
        "http://127.0.0.1:9000",
        "https://127.0.0.1:8143",
        "null",
        "http://localhost:8143",
        "''"
    })
    void aChangeFromAnotherOriginIsRefused(String origin) {
        assertStopped(403, post(origin, secrets.form()));
    }

    @Test
    void aChangeWithoutAnOriginIsRefused() {
        var headers = headers(Map.of("cookie", cookie));
        assertStopped(403, request("POST", secrets.path() + "say", Map.of(), headers, Map.of("form", secrets.form())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void aChangeWithoutTheFormsSecretIsRefused(String form) {
        assertStopped(403, post("http://127.0.0.1:8143", form));
    }

    @Test
    void theCookieIsNoFormsSecret() {
        assertStopped(403, post("http://127.0.0.1:8143", secrets.cookie()));
    }

    private Request post(String origin, String form) {
        var headers = headers(Map.of("cookie", cookie, "origin", origin, "sec-fetch-site", "same-origin"));
        return request("POST", secrets.path() + "say", Map.of(), headers, Map.of("form", form));
    }

    private static Request get(String path, Map<String, String> headers) {
        return request("GET", path, Map.of(), headers(headers), Map.of());
    }

    private static Map<String, List<String>> headers(Map<String, String> given) {
        var all = new HashMap<String, List<String>>();
        all.put("host", List.of("127.0.0.1:8143"));
        given.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    private static Request request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, List<String>> headers,
            Map<String, String> form) {
        return new Request(method, path, query, headers, form);
    }

    private Optional<Reply> stops(Request request) {
        var stopped = gate.stops(request);
        return stopped.isEmpty() && request.method().equals("POST") ? gate.stopsChange(request) : stopped;
    }

    private void assertStopped(int status, Request request) {
        var reply = stops(request);
        assertThat(reply).isPresent();
        assertThat(reply.orElseThrow().status()).isEqualTo(status);
        assertThat(new String(reply.orElseThrow().body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(secrets.path(), secrets.cookie(), secrets.token(), secrets.form());
    }
}
