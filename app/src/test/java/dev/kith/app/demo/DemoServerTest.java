package dev.kith.app.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DemoServerTest {
    private static final String USER = "robin@example.org";

    /// Told twice, Thunderbird took a second message off its list each time that Kith removed a reminder.
    @Test
    void aClientInIdleIsToldOnceThatAMessageIsGone() throws Exception {
        try (var server = started();
                var waiting = new Client(server);
                var other = new Client(server)) {
            waiting.say("i IDLE");
            waiting.until("+");
            other.ask("s UID STORE 3 +FLAGS.SILENT (\\Deleted)");
            other.ask("x UID EXPUNGE 3");
            waiting.until("* 3 EXPUNGE");
            waiting.say("DONE");
            assertThat(waiting.until("i ")).noneMatch(line -> line.contains("EXPUNGE"));
            assertThat(waiting.ask("n NOOP")).noneMatch(line -> line.contains("EXPUNGE"));
            // not in IDLE it is told by the next answer, as ever
            other.ask("t UID STORE 5 +FLAGS (\\Deleted)");
            other.ask("y UID EXPUNGE 5");
            assertThat(waiting.ask("m NOOP")).contains("* 4 EXPUNGE");
            // and a folder can be moved to, and its own silent STORE stays silent
            assertThat(waiting.ask("q UID STORE 6 +FLAGS.SILENT (\\Flagged)"))
                    .noneMatch(line -> line.contains("FETCH"));
            assertThat(waiting.ask("v UID MOVE 6 Trash")).last().asString().startsWith("v OK");
            assertThat(other.ask("w STATUS Trash (MESSAGES)")).anyMatch(line -> line.contains("MESSAGES 1"));
        }
    }

    /// What a mail program does all day: the words of an uncaught exception frighten whoever tries the demo.
    @Test
    void aClientThatGoesAwayIsNoEvent() throws Exception {
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown));
        try (var server = started()) {
            try (var client = new Client(server)) {
                client.say("i IDLE");
                client.until("+");
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(t -> t.getName().matches("imap:.*<-.*")));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
    }

    private static DemoServer started() {
        return DemoServer.start(
                USER, "demo", SampleMailbox.around(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(DemoServer server) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.imapPort());
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            until("* OK");
            ask("a LOGIN " + USER + " demo");
            ask("b SELECT INBOX");
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        }

        List<String> ask(String line) throws IOException {
            say(line);
            return until(line.substring(0, 2));
        }

        List<String> until(String beginning) throws IOException {
            var lines = new ArrayList<String>();
            do {
                lines.add(in.readLine());
            } while (!lines.getLast().startsWith(beginning));
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
