package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.kith.browser.Chromium.Look;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a page of somebody else on this machine can do to a user who has Kith's pages open: a server on another port of
/// 127.0.0.1 is the same site for a browser, and is sent its cookies.
class OtherSitesTest {
    private final List<String> cookies = new CopyOnWriteArrayList<>();
    private Demo demo;
    private Chromium chromium;
    private HttpServer stranger;
    private Page page;
    private String pages;

    @BeforeEach
    void start() throws IOException {
        demo = Demo.start();
        chromium = new Chromium();
        page = chromium.entered(demo, Look.LIGHT);
        pages = page.url();
        stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stranger.createContext("/", exchange -> {
            cookies.add(String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())));
            var body = "<!doctype html><title>stranger</title><p>hello".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stranger.start();
    }

    @AfterEach
    void stop() {
        stranger.stop(0);
        chromium.close();
        demo.close();
    }

    @Test
    void aServerOnAnotherPortIsNotSentTheCookie() {
        page.navigate(strange());
        assertThat(page.title()).isEqualTo("stranger");
        assertThat(cookies.getLast()).doesNotContain("kith=");
    }

    @Test
    void itCanNeitherReadNorFrameNorChangeAnything() {
        page.navigate(strange());
        assertThat(page.evaluate(
                        "url => fetch(url, {credentials: 'include'}).then(r => 'read', e => 'refused')",
                        pages + "people"))
                .isEqualTo("refused");
        assertThat(page.evaluate(
                        "url => fetch(url, {mode: 'no-cors', credentials: 'include', method: 'POST',"
                                + " body: new URLSearchParams({address: 'margaret@lindqvist.example', word: 'mute'})})"
                                + ".then(r => 'read ' + r.status, e => 'refused')",
                        pages + "say"))
                .isIn("refused", "read 0");
        var framed = page.evaluate("""
            url => new Promise(done => {
                const frame = document.createElement('iframe');
                frame.onload = () => { let seen; try { seen = frame.contentDocument; } catch { seen = null; } done(String(seen)); };
                frame.src = url;
                document.body.append(frame);
            })
            """, pages + "people");
        assertThat(framed).isEqualTo("null");
        var form = page.waitForResponse(url -> url.url().endsWith("/say"), () -> page.evaluate("""
            url => {
                const form = document.createElement('form');
                form.method = 'post';
                form.action = url;
                form.innerHTML = '<input name=address value=margaret@lindqvist.example><input name=word value=mute>';
                document.body.append(form);
                form.submit();
            }
            """, pages + "say"));
        assertThat(form.status()).isEqualTo(403);
        page.waitForURL("**/say");
        page.navigate(demo.link());
        page.navigate(pages + "person?address=margaret@lindqvist.example");
        assertThat(page.locator("#standing").textContent()).contains("mentor").doesNotContain("muted");
    }

    private String strange() {
        return "http://127.0.0.1:" + stranger.getAddress().getPort() + "/";
    }
}
