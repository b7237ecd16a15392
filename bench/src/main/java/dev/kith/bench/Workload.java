package dev.kith.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a client does in one round; the result is a time, smaller is better.
enum Workload {
    /// The median of 2,000 NOOPs one after the other, in microseconds.
    NOOP {
        @Override
        double run(int port, StubServer server) throws IOException {
            try (var client = new Client(port)) {
                long[] times = new long[2000];
                for (int i = 0; i < times.length; i++) {
                    long from = System.nanoTime();
                    client.command("NOOP");
                    times[i] = System.nanoTime() - from;
                }
                Arrays.sort(times);
                return times[times.length / 2] / 1e3;
            }
        }
    },
    /// Login, SELECT, LOGOUT on a new connection: the mean of 200, in microseconds.
    LOGIN {
        @Override
        double run(int port, StubServer server) throws IOException {
            long from = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                try (var client = new Client(port)) {
                    client.command("LOGIN alice secret");
                    client.command("SELECT INBOX");
                    client.command("LOGOUT");
                }
            }
            return (System.nanoTime() - from) / 200e3;
        }
    },
    /// 5,000 header fetches, ten times, in microseconds for one sync.
    HEADERS {
        @Override
        double run(int port, StubServer server) throws IOException {
            try (var client = new Client(port)) {
                client.command("LOGIN alice secret");
                client.command("SELECT INBOX");
                return client.bulk("UID FETCH 1:* (HEADER)", server.headersOctets(), 10);
            }
        }
    },
    /// 500 messages of 40 KB, five times, in microseconds for one fetch of all.
    BODIES {
        @Override
        double run(int port, StubServer server) throws IOException {
            try (var client = new Client(port)) {
                client.command("LOGIN alice secret");
                client.command("SELECT INBOX");
                return client.bulk("UID FETCH 1:* (BODY[])", server.bodiesOctets(), 5);
            }
        }
    };

    abstract double run(int port, StubServer server) throws IOException;

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 17);
            out = socket.getOutputStream();
            Lines.read(in);
        }

        void command(String text) throws IOException {
            out.write(("a " + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String line = Lines.read(in);
            if (!line.equals("a OK done")) {
                throw new IOException("not the answer: " + line);
            }
        }

        double bulk(String text, int octets, int times) throws IOException {
            long from = System.nanoTime();
            for (int i = 0; i < times; i++) {
                out.write(("a " + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
                in.skipNBytes(octets);
                if (!Lines.read(in).equals("a OK done")) {
                    throw new IOException("not the answer");
                }
            }
            return (System.nanoTime() - from) / 1e3 / times;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
