package dev.kith.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A name server of three records, asked over a real socket (RFC 1035 section 4).
class DnsNamesTest {
    private static final int SRV = 33;
    private static final int MX = 15;

    @Test
    void recordsAreReadAndSortedByPreference() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket));
            var names = new DnsNames("dns://127.0.0.1:" + socket.getLocalPort());

            assertThat(names.srv("_imaps._tcp.example.org"))
                    .containsExactly(
                            new Names.Srv(1, 5, 993, "first.example.org"),
                            new Names.Srv(2, 9, 1993, "second.example.org"));
            assertThat(names.mx("example.org")).containsExactly("a.example.net", "b.example.net");
            assertThat(names.srv("_submissions._tcp.example.org")).isEmpty();
        }
    }

    @Test
    void aNameServerThatIsNotThereIsNoAnswer() throws Exception {
        int port;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> new DnsNames("dns://127.0.0.1:" + port).mx("example.org"))
                .isInstanceOf(Names.NoNames.class);
    }

    private static void serve(DatagramSocket socket) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static byte[] answer(byte[] question) throws IOException {
        var end = 12;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        var name = new String(question, 12, end - 12, StandardCharsets.US_ASCII);
        var type = question[end + 2];
        var records = switch (type) {
            case SRV ->
                name.contains("imaps")
                        ? List.of(srv(2, 9, 1993, "second.example.org"), srv(1, 5, 993, "first.example.org"))
                        : List.<byte[]>of();
            case MX -> List.of(mx(20, "b.example.net"), mx(10, "a.example.net"));
            default -> List.<byte[]>of();
        };
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        // an authoritative answer; NXDOMAIN when there is none
        out.writeShort(records.isEmpty() ? 0x8583 : 0x8580);
        out.writeShort(1);
        out.writeShort(records.size());
        out.writeShort(0);
        out.writeShort(0);
        out.write(question, 12, end + 5 - 12);
        for (var record : records) {
            out.writeShort(0xc00c);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(record.length);
            out.write(record);
        }
        return bytes.toByteArray();
    }

    private static byte[] srv(int priority, int weight, int port, String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(priority);
        out.writeShort(weight);
        out.writeShort(port);
        out.write(name(host));
        return bytes.toByteArray();
    }

    private static byte[] mx(int preference, String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(preference);
        out.write(name(host));
        return bytes.toByteArray();
    }

    private static byte[] name(String host) {
        var out = new ByteArrayOutputStream();
        for (var label : host.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }
}
