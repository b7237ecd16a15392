package dev.kith.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a client does in one round; the result is a time in microseconds, smaller is better.
enum Workload {
    /// The median of 2,000 NOOPs one after the other.
    NOOP {
        @Override
        double run(Way way, ImapStub stub) throws IOException {
            try (var client = imap(way)) {
                long[] times = new long[2000];
                for (int i = 0; i < times.length; i++) {
                    long from = System.nanoTime();
                    command(client, "NOOP");
                    times[i] = System.nanoTime() - from;
                }
                Arrays.sort(times);
                return times[times.length / 2] / 1e3;
            }
        }
    },
    /// Login, SELECT, LOGOUT on a new connection: the mean of 100. What Java compiles of a session it compiles within
    /// some 2,000 of them; so many go before, through each way alike.
    LOGIN {
        @Override
        int warm() {
            return 20;
        }

        @Override
        double run(Way way, ImapStub stub) throws IOException {
            long from = System.nanoTime();
            for (int i = 0; i < sessions(); i++) {
                try (var client = imap(way)) {
                    command(client, "LOGIN alice secret");
                    command(client, "SELECT INBOX");
                    command(client, "LOGOUT");
                }
            }
            return (System.nanoTime() - from) / 1e3 / sessions();
        }
    },
    /// 5,000 header fetches, ten times: one sync.
    HEADERS {
        @Override
        double run(Way way, ImapStub stub) throws IOException {
            return bulk(way, "UID FETCH 1:* (HEADER)", stub.headersOctets(), 10);
        }
    },
    /// 500 messages of 40 KB, five times: one fetch of all.
    BODIES {
        @Override
        double run(Way way, ImapStub stub) throws IOException {
            return bulk(way, "UID FETCH 1:* (BODY[])", stub.bodiesOctets(), 5);
        }
    },
    /// 200 mails of 5 KB over one connection: one mail.
    SUBMIT_5K {
        @Override
        double run(Way way, ImapStub stub) throws IOException {
            return submit(way, 5_000, 200);
        }
    },
    /// Three mails of 10 MB over one connection: one mail.
    SUBMIT_10M {
        @Override
        double run(Way way, ImapStub stub) throws IOException {
            return submit(way, 10_000_000, 3);
        }
    };

    abstract double run(Way way, ImapStub stub) throws IOException;

    /// The rounds that go before those that count.
    int warm() {
        return 2;
    }

    /// The sessions of one run, where the CPU for each is of interest; else 0.
    int sessions() {
        return this == LOGIN ? 100 : 0;
    }

    /// What one run sends through, where the CPU for each octet is of interest; else 0.
    long octets(ImapStub stub) {
        return switch (this) {
            case NOOP, LOGIN -> 0;
            case HEADERS -> 10L * stub.headersOctets();
            case BODIES -> 5L * stub.bodiesOctets();
            case SUBMIT_5K -> 200 * 5_000L;
            case SUBMIT_10M -> 3 * 10_000_000L;
        };
    }

    private static Wire imap(Way way) throws IOException {
        Wire client = way.connect(way.imap());
        client.expect("* OK");
        return client;
    }

    private static void command(Wire client, String text) throws IOException {
        client.send("a " + text + "\r\n");
        client.expect("a OK done");
    }

    private static double bulk(Way way, String text, int octets, int times) throws IOException {
        try (var client = imap(way)) {
            command(client, "LOGIN alice secret");
            command(client, "SELECT INBOX");
            long from = System.nanoTime();
            for (int i = 0; i < times; i++) {
                client.send("a " + text + "\r\n");
                client.skip(octets);
                client.expect("a OK done");
            }
            return (System.nanoTime() - from) / 1e3 / times;
        }
    }

    private static double submit(Way way, int octets, int mails) throws IOException {
        byte[] mail = mail(octets);
        try (var client = way.connect(way.submission())) {
            client.expect("220 ");
            client.send("EHLO bench\r\n");
            for (int i = 0; i < 4; i++) {
                client.expect("250-");
            }
            client.expect("250 ");
            client.send("AUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n");
            client.expect("235 ");
            long from = System.nanoTime();
            for (int i = 0; i < mails; i++) {
                client.send("MAIL FROM:<alice@example.org>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\n");
                client.expect("250 ");
                client.expect("250 ");
                client.expect("354 ");
                client.send(mail);
                client.expect("250 ");
            }
            return (System.nanoTime() - from) / 1e3 / mails;
        }
    }

    private static byte[] mail(int octets) {
        String header = "From: Alice <alice@example.org>\r\nTo: Bob <bob@example.org>\r\nSubject: the harvest\r\n"
                + "Date: Sun, 22 Nov 2026 06:00:00 +0000\r\nMessage-ID: <%d@example.org>\r\n\r\n"
                        .formatted(System.nanoTime());
        String line = "Could you send me the figures of the last harvest by Friday?\r\n";
        return (header + line.repeat(octets / line.length()) + ".\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
