package dev.kith.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// G7: messages of two gigabytes pass through a relay that has a heap of 96 MB and 32 MB of direct memory.
@Tag("long")
class GiantMessageTest {
    private static final long OCTETS = 2L << 30;
    private static final int PIECE = 1 << 16;
    private static final byte[] BLOCK = block();

    private ServerSocket imap;
    private ServerSocket smtp;
    private Process relay;
    private BufferedReader says;
    private int imapPort;
    private int smtpPort;

    /// A header section, then lines; 64 KB of them, again and again.
    private static byte[] block() {
        String line = "a line of a message, as long as most lines are, more or less, you see\r\n";
        String text = line.repeat(PIECE / line.length() + 1).substring(0, PIECE - 2) + "\r\n";
        return text.getBytes(US_ASCII);
    }

    @BeforeEach
    void start() throws Exception {
        imap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        smtp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        relay = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallRelay.class.getName(),
                        Integer.toString(imap.getLocalPort()),
                        Integer.toString(smtp.getLocalPort())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        says = new BufferedReader(new InputStreamReader(relay.getInputStream(), US_ASCII));
        String[] ports = numbers();
        imapPort = Integer.parseInt(ports[0]);
        smtpPort = Integer.parseInt(ports[1]);
    }

    /// The next line that is two numbers; the relay's log goes the same way.
    private String[] numbers() throws IOException {
        String line = says.readLine();
        while (line != null && !line.matches("\\d+ \\d+")) {
            line = says.readLine();
        }
        assertThat(line).as("the relay lives").isNotNull();
        return line.split(" ");
    }

    @AfterEach
    void stop() throws Exception {
        relay.destroyForcibly().waitFor();
        imap.close();
        smtp.close();
    }

    @Test
    void g7_fetchOfTwoGigabytes() throws Exception {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), imapPort);
                var server = imap.accept()) {
            say(server, "* OK ready\r\n");
            hear(client, "* OK ready");
            login(client, server);
            say(client, "c FETCH 1 (UID BODY[])\r\n");
            hear(server, "c FETCH 1 (UID BODY[])");
            say(server, "* 1 FETCH (UID 7 BODY[] {" + OCTETS + "}\r\n");
            passes(server, client, "* 1 FETCH (UID 7 BODY[] {" + OCTETS + "}\r\n");
            say(server, ")\r\nc OK done\r\n");
            hear(client, ")");
            hear(client, "c OK done");
            keptLittle(1);
        }
    }

    @Test
    void g7_appendOfTwoGigabytes() throws Exception {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), imapPort);
                var server = imap.accept()) {
            say(server, "* OK ready\r\n");
            hear(client, "* OK ready");
            login(client, server);
            say(client, "c APPEND Sent {" + OCTETS + "+}\r\n");
            passes(client, server, "c APPEND Sent {" + OCTETS + "+}\r\n");
            say(client, "\r\n");
            hear(server, "");
            say(server, "c OK [APPENDUID 1 2] done\r\n");
            hear(client, "c OK [APPENDUID 1 2] done");
            keptLittle(1);
        }
    }

    @Test
    void g7_dataOfTwoGigabytes() throws Exception {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), smtpPort);
                var server = smtp.accept()) {
            say(server, "220 ready\r\n");
            hear(client, "220 ready");
            for (String command : List.of("MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>")) {
                say(client, command + "\r\n");
                hear(server, command);
                say(server, "250 ok\r\n");
                hear(client, "250 ok");
            }
            say(client, "DATA\r\n");
            hear(server, "DATA");
            say(server, "354 go on\r\n");
            hear(client, "354 go on");
            passes(client, server, "");
            say(client, ".\r\n");
            hear(server, ".");
            say(server, "250 ok\r\n");
            hear(client, "250 ok");
            keptLittle(1);
        }
    }

    private static void login(Socket client, Socket server) throws IOException {
        for (String command : List.of("a LOGIN alice secret", "b SELECT INBOX")) {
            say(client, command + "\r\n");
            hear(server, command);
            say(server, command.charAt(0) + " OK done\r\n");
            hear(client, command.charAt(0) + " OK done");
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void hear(Socket socket, String line) throws IOException {
        assertThat(new String(read(socket, line.length() + 2), US_ASCII)).isEqualTo(line + "\r\n");
    }

    private static byte[] read(Socket socket, int octets) throws IOException {
        return socket.getInputStream().readNBytes(octets);
    }

    /// Two gigabytes go in here and come out there, the same.
    private static void passes(Socket from, Socket to, String before) throws Exception {
        Callable<Long> sending = () -> send(from.getOutputStream());
        var sent = new FutureTask<>(sending);
        Thread.ofPlatform().start(sent);
        assertThat(new String(read(to, before.length()), US_ASCII)).isEqualTo(before);
        long received = receive(to.getInputStream());
        assertThat(received).isEqualTo(sent.get());
    }

    private static long send(OutputStream out) throws IOException {
        var sum = new CRC32();
        for (long left = OCTETS; left > 0; left -= PIECE) {
            out.write(BLOCK);
            sum.update(BLOCK);
        }
        return sum.getValue();
    }

    private static long receive(InputStream in) throws IOException {
        var sum = new CRC32();
        var piece = new byte[PIECE];
        for (long left = OCTETS; left > 0; ) {
            int octets = in.read(piece, 0, (int) Math.min(left, PIECE));
            assertThat(octets).as("octets left: " + left).isPositive();
            sum.update(piece, 0, octets);
            left -= octets;
        }
        return sum.getValue();
    }

    private void keptLittle(int messages) throws IOException {
        relay.getOutputStream().close();
        String[] kept = numbers();
        assertThat(Long.parseLong(kept[0])).isBetween(1L, messages * (long) (257 << 10) + (1 << 20));
        assertThat(Long.parseLong(kept[1])).isLessThan(16L << 20);
    }
}
