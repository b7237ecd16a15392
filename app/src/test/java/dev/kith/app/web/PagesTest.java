package dev.kith.app.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.desk.Answers;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The server over real sockets, as an attacker on this machine or behind the user's browser meets it.
@Timeout(60)
class PagesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theLinkIsInAFileThatIsTheUsersAloneAndStaysTheSame() throws Exception {
        String link;
        try (var room = new Room(folder)) {
            var file = folder.resolve("page.link");
            assertThat(Files.readString(file).strip()).isEqualTo(room.pages.link());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            link = room.pages.link();
        }
        try (var room = new Room(folder)) {
            assertThat(room.pages.link().replaceAll(":\\d+/", "/")).isEqualTo(link.replaceAll(":\\d+/", "/"));
        }
        Files.writeString(folder.resolve("page.link"), "http://127.0.0.1/enter?token=guessed");
        try (var room = new Room(folder)) {
            assertThat(room.pages.link()).doesNotContain("guessed");
        }
    }

    @Test
    void anAddressThatOthersReachIsRefused() throws Exception {
        var source =
                new Pages.Source((_, _) -> {}, DataFolder.prepare(folder), InstantSource.system(), ZoneId.of("UTC"));
        assertThatThrownBy(() -> Pages.open(new InetSocketAddress("0.0.0.0", 0), source, PageLimits.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "people", "due", "status", "static/kith.css", "nowhere"})
    void everyAnswerForbidsWhatThePagesDoNotNeed(String page) throws Exception {
        try (var room = new Room(folder)) {
            var headers = room.send(room.asking(page)).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "style-src 'self'",
                            "frame-ancestors 'none'",
                            "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "http:");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
            assertThat(headers.firstValue("access-control-allow-origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "search", "people", "due", "mirror", "start", "status"})
    void noPageHoldsAScriptOrAStyleOfItsOwn(String page) throws Exception {
        try (var room = new Room(folder)) {
            assertThat(room.get(page))
                    .doesNotContainPattern("<script(?![^>]* src=\"static/)")
                    .doesNotContainPattern("(?i)<style|\\sstyle=|\\son[a-z]+=|javascript:")
                    .doesNotContainPattern("(?:src|href|action)=\"(?:https?:)?//");
        }
    }

    @Test
    void aStrangerGetsTheSameAnswerWhereverHeAsks() throws Exception {
        try (var room = new Room(folder)) {
            for (var target : new String[] {"/", "/people", "/static/kith.css", "/../../etc/passwd"}) {
                assertThat(raw(room, "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + room.port() + "\r\n\r\n"))
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain(room.path());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static/../Pages.class",
                "static/%2e%2e/Pages.class",
                "static//etc/passwd",
                "static/",
                "static/kith.css/"
            })
    void onlyTheNamedFilesAreServed(String name) throws Exception {
        try (var room = new Room(folder)) {
            var answer = raw(
                    room,
                    "GET " + room.path() + name + " HTTP/1.1\r\nHost: 127.0.0.1:" + room.port() + "\r\nCookie: "
                            + room.cookie() + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void everyFileThatPagesLoadIsThere() throws Exception {
        try (var room = new Room(folder)) {
            for (var name : new String[] {"kith.css", "kith.js", "charts.js", "icon.svg", "htmx.js", "d3.js"}) {
                assertThat(room.send(room.asking("static/" + name)).statusCode())
                        .as(name)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() throws Exception {
        try (var room = new Room(folder)) {
            var answer = raw(
                    room,
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + room.port() + "\r\nX-Long: "
                            + "x".repeat(PageLimits.USUAL.headerOctets()) + "\r\n\r\n");
            assertThat(answer).doesNotContain(" 200 ").doesNotContain("Kith");
            assertThat(room.send(room.asking("status")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws Exception {
        try (var room = new Room(folder)) {
            var page = "search?q=" + "x".repeat(PageLimits.USUAL.targetCharacters());
            assertThat(room.send(room.asking(page)).statusCode()).isEqualTo(414);
        }
    }

    @Test
    void aQueryOfTooManyFieldsIsRefused() throws Exception {
        try (var room = new Room(folder)) {
            assertThat(room.send(room.asking("search?" + "a=b&".repeat(40))).statusCode())
                    .isEqualTo(400);
            var half = room.asking("say")
                    .header("Origin", origin(room))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("form=%2"));
            assertThat(room.send(half).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aFormThatIsTooLargeOrIsNoFormIsRefused() throws Exception {
        try (var room = new Room(folder)) {
            var large = room.form("say", Map.of("rest", "x".repeat(PageLimits.USUAL.bodyOctets())), "x");
            assertThat(room.send(large.header("Origin", origin(room))).statusCode())
                    .isEqualTo(413);
            var json = room.asking("say")
                    .header("Origin", origin(room))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(room.send(json).statusCode()).isEqualTo(415);
            var plain = room.asking("say")
                    .header("Origin", origin(room))
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("form=x"));
            assertThat(room.send(plain).statusCode()).isEqualTo(415);
        }
    }

    @Test
    void whoDribblesARequestIsCutOff() throws Exception {
        try (var room = new Room(folder);
                var socket = new Socket(InetAddress.getLoopbackAddress(), room.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(US_ASCII));
            // no more comes; the server ends it, with or without a word
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .doesNotContain("200");
        }
    }

    @Test
    void whoOpensManyConnectionsDoesNotKeepTheUserOut() throws Exception {
        var sockets = new ArrayList<Socket>();
        try (var room = new Room(folder)) {
            for (var i = 0; i < PageLimits.USUAL.connections() * 2; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), room.port()));
            }
            // idle connections are closed after the time a request may take
            assertThat(room.send(room.asking("status")).statusCode()).isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void moreRequestsThanThereArePlacesForAreRefusedNotQueued() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        Answers slow = (_, _) -> {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw new Refusal("too late");
        };
        var clock = InstantSource.system();
        var source = new Pages.Source(slow, DataFolder.prepare(folder), clock, ZoneId.of("UTC"));
        var usual = PageLimits.USUAL;
        var one = new PageLimits(
                64, 1, usual.headerOctets(), 4096, 4096, 8, usual.reading(), usual.answering(), usual.idle());
        try (var pages = Pages.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), source, one);
                var visitor = new Visitor(pages)) {
            var first = Thread.startVirtualThread(() -> visitor.status("status"));
            asked.await();
            assertThat(visitor.status("status")).isEqualTo(503);
            answered.countDown();
            first.join();
            assertThat(visitor.status("static/kith.css")).isEqualTo(200);
        }
    }

    @Test
    void strangersWhoSendHalfAFormTakeNoPlaces() throws Exception {
        var usual = PageLimits.USUAL;
        var one = new PageLimits(
                64, 1, usual.headerOctets(), 4096, 4096, 8, usual.reading(), usual.answering(), usual.idle());
        try (var room = new Room(folder, one)) {
            var strangers = new ArrayList<Socket>();
            for (var i = 0; i < 5; i++) {
                var stranger = new Socket(InetAddress.getLoopbackAddress(), room.port());
                var half = "POST " + (i % 2 == 0 ? room.path() : "/") + "say HTTP/1.1\r\nHost: 127.0.0.1:" + room.port()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nword=";
                stranger.getOutputStream().write(half.getBytes(US_ASCII));
                strangers.add(stranger);
            }
            assertThat(room.send(room.asking("status")).statusCode()).isEqualTo(200);
            for (var stranger : strangers) {
                stranger.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example%s", "http://127.0.0.1:1%s", "//evil.example%s"})
    void whatIsAskedOfAProxyIsRefused(String target) throws Exception {
        try (var room = new Room(folder)) {
            var answer = raw(
                    room,
                    "GET " + target.formatted(room.path() + "people") + " HTTP/1.1\r\nHost: 127.0.0.1:" + room.port()
                            + "\r\nCookie: " + room.cookie() + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("<form");
        }
    }

    @Test
    void aLineThatNeverEndsIsCutOffWithoutBeingKept() throws Exception {
        try (var room = new Room(folder);
                var socket = new Socket(InetAddress.getLoopbackAddress(), room.port())) {
            socket.setSoTimeout(30_000);
            var octets = "A".repeat(64 << 10).getBytes(US_ASCII);
            var sent = 0L;
            try {
                for (; sent < 256L << 20; sent += octets.length) {
                    socket.getOutputStream().write(octets);
                }
            } catch (SocketException _) {
                // the server has had enough
            }
            assertThat(sent).isLessThan(64L << 20);
            assertThat(room.send(room.asking("status")).statusCode()).isEqualTo(200);
        }
    }

    private static String origin(Room room) {
        return "http://127.0.0.1:" + room.port();
    }

    private static String raw(Room room, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), room.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(
                    request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException _) {
            // a server that refuses may close before it has read all
            return "";
        }
    }
}
