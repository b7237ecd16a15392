package dev.kith.bench.relay;

import dev.kith.indexer.mime.Limits;
import dev.kith.indexer.mime.MessageReader;
import dev.kith.indexer.text.OwnWordsReader;
import dev.kith.proxy.Account;
import dev.kith.proxy.Account.ClientTls;
import dev.kith.proxy.Proxy;
import dev.kith.proxy.ProxyException;
import dev.kith.proxy.ProxyLimits;
import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.ControlDesk;
import dev.kith.proxy.tap.ControlMail;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.MailTap;
import dev.kith.proxy.tap.Protocol;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Kith's relay with its tap; every sighting is really read, behind the bounded queue and on a thread of its own, whose
/// CPU does not count as the relay's.
final class Kith {
    private static final int QUEUE_OCTETS_MAX = 16 << 20;
    private static final long WAIT_NANOS = 1_000_000;

    private final SightingQueue queue = new SightingQueue(QUEUE_OCTETS_MAX);
    private final LongAdder taken = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final Proxy proxy;
    private final Thread reader = Thread.ofPlatform().daemon().name("reader").unstarted(this::read);

    private Kith(Stubs stubs) {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Security security = stubs.tls() ? Security.TLS : Security.PLAIN;
        var account = new Account(
                "bench",
                "alice@example.org",
                listen,
                new Endpoint(security, "127.0.0.1", stubs.imap()),
                listen,
                new Endpoint(security, "127.0.0.1", stubs.submission()),
                stubs.tls() ? new Trust.Pin(stubs.pin()) : new Trust.Platform(),
                ClientTls.NONE);
        var nobody = new Nobody();
        proxy = new Proxy(
                List.of(account), new Counted(), nobody, nobody, ProxyLimits.USUAL, InstantSource.system(), null);
    }

    static void main(String[] args) throws IOException, ProxyException {
        var kith = new Kith(Stubs.of(args));
        kith.reader.start();
        kith.proxy.start();
        var threads = ManagementFactory.getThreadMXBean();
        Answering.until(
                kith.proxy.imapAddress("bench").getPort(),
                kith.proxy.smtpAddress("bench").getPort(),
                () -> threads.getThreadCpuTime(kith.reader.threadId()),
                kith::seen);
        kith.proxy.close();
    }

    /// What was seen, once all of it is read: the next in turn shall have the machine to itself.
    private String seen() {
        while (read.sum() < taken.sum()) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
        var account = proxy.status(_ -> LoginState.NONE).accounts().getFirst();
        return "read " + read.sum() + ", dropped " + account.observationsDropped() + ", blind " + account.tapBlind();
    }

    private void read() {
        var messages = new MessageReader(Limits.DEFAULT);
        var words = new OwnWordsReader();
        try {
            for (var next = queue.take(); next.isPresent(); next = queue.take()) {
                var message = messages.read(next.get().octets(), next.get().cut());
                words.read(message, LocalDate.EPOCH);
                read.increment();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The queue, and how much it took.
    private final class Counted implements MailTap {
        @Override
        public boolean hasRoom(long octets) {
            return queue.hasRoom(octets);
        }

        @Override
        public void bulk() {
            queue.bulk();
        }

        @Override
        public boolean offer(Sighting sighting) {
            boolean accepted = queue.offer(sighting);
            if (accepted) {
                taken.increment();
            }
            return accepted;
        }
    }

    private static final class Nobody implements LoginListener, ControlDesk {
        @Override
        public void accepted(String account, Protocol protocol, Login login) {
            login.wipe();
        }

        @Override
        public void acceptedNotReusable(String account, Protocol protocol, String mechanism) {}

        @Override
        public void refused(String account, Protocol protocol) {}

        @Override
        public void departed(String account, Protocol protocol) {}

        @Override
        public boolean knows(String account, String reversePath, String forwardPath) {
            return false;
        }

        @Override
        public void take(ControlMail mail, Consumer<Taken> answer) {
            answer.accept(Taken.REFUSED);
        }
    }
}
