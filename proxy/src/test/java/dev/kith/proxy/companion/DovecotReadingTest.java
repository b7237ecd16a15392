package dev.kith.proxy.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.proxy.companion.Companion.Present;
import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real Dovecot with a real mailbox, run by hand: start one, fill it, and give its plain port as
/// `-Dkith.dovecot.port=… -Dkith.dovecot.password=…` (and `-Dkith.dovecot.tls.port=… -Dkith.dovecot.ca=…` for TLS).
/// The user is `alice`. Prints its figures.
@Tag("long")
class DovecotReadingTest {
    private final Integer port = Integer.getInteger("kith.dovecot.port");
    private final InstantSource time = InstantSource.system();
    private final Vault vault = Vault.withUsualLifetimes(time);
    private final MemoryMarks marks = new MemoryMarks();

    @BeforeEach
    void needsAServer() {
        assumeTrue(port != null, "no Dovecot given by -Dkith.dovecot.port: nothing was tested here");
        vault.accepted("work", Protocol.IMAP, login());
    }

    @Test
    void aWholeMailboxIsReadOnOneConnectionAndStaysAsItWas() throws Exception {
        var before = status();
        try (var relay = new CountingRelay(port);
                var companion = companion(relay.port(), 200)) {
            var start = System.nanoTime();
            assertThat(companion.read(marks, marks).state()).isEqualTo(State.COMPLETE);
            var seconds = (System.nanoTime() - start) / 1e9;
            var whole =
                    marks.read.stream().mapToLong(sighting -> sighting.size()).sum();
            System.out.printf(
                    "read %d messages of %,d octets in %.2f s (%.0f a second), %,d octets received, booked %,d,%n"
                            + "  %d connections, %d at once, %d cut, %d FETCH commands%n",
                    marks.read.size(),
                    whole,
                    seconds,
                    marks.read.size() / seconds,
                    relay.received.get(),
                    marks.octetsToday(time.instant()),
                    relay.connections.get(),
                    relay.openMax.get(),
                    marks.read.stream().filter(sighting -> sighting.cut()).count(),
                    relay.said().split("UID FETCH", -1).length - 1);
            assertThat(relay.openMax).hasValue(1);
            assertThat(relay.said()).doesNotContain("SELECT", "STORE", "BODY[", "EXPUNGE");
            var seen = new ArrayList<Present>();
            var sweep = System.nanoTime();
            assertThat(companion.sweep(seen::add).state()).isEqualTo(State.COMPLETE);
            System.out.printf("sweep in %.3f s%n", (System.nanoTime() - sweep) / 1e9);
            assertThat(seen.stream().mapToLong(present -> present.uids().length).sum())
                    .isEqualTo(marks.read.size());
        }
        assertThat(status()).isEqualTo(before);
        assertThat(new HashSet<>(marks.where())).hasSameSizeAs(marks.read);
    }

    @Test
    void killedInTheMiddleNothingIsReadTwice() throws Exception {
        try (var relay = new CountingRelay(port)) {
            try (var companion = companion(relay.port(), 100)) {
                Runnable kill = companion::close;
                var reading = CompletableFuture.supplyAsync(() -> companion.read(marks, batch -> {
                    marks.accept(batch);
                    if (marks.read.size() > 700) {
                        kill.run();
                    }
                }));
                assertThat(reading.get().state()).isNotEqualTo(State.COMPLETE);
            }
            var first = marks.read.size();
            try (var companion = companion(relay.port(), 100)) {
                assertThat(companion.read(marks, marks).state()).isEqualTo(State.COMPLETE);
            }
            System.out.printf("killed after %d of %d; %d read twice%n", first, marks.read.size(), 0);
            assertThat(marks.where()).doesNotHaveDuplicates();
            assertThat(relay.openMax).hasValue(1);
        }
    }

    @Test
    void underTlsWithTheServersAuthority() throws Exception {
        var tls = Integer.getInteger("kith.dovecot.tls.port");
        var authority = System.getProperty("kith.dovecot.ca");
        assumeTrue(tls != null && authority != null, "no TLS port and authority given");
        try (var implicit = companion(Security.TLS, tls, new Trust.Authority(Path.of(authority)));
                var starttls = companion(Security.STARTTLS, port, new Trust.Authority(Path.of(authority)));
                var stranger = companion(Security.TLS, tls, new Trust.Platform())) {
            assertThat(implicit.sweep(_ -> {}).state()).isEqualTo(State.COMPLETE);
            assertThat(starttls.sweep(_ -> {}).state()).isEqualTo(State.COMPLETE);
            var refused = stranger.sweep(_ -> {});
            assertThat(refused.state()).isEqualTo(State.FAILED);
            System.out.println("untrusted: " + refused.detail());
        }
    }

    /// `\Recent` and `\Seen` as STATUS tells them, which takes neither.
    private List<String> status() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out.print("a LOGIN alice " + System.getProperty("kith.dovecot.password", "alice-secret") + "\r\n");
            out.print("b STATUS INBOX (MESSAGES RECENT UNSEEN)\r\nc STATUS Sent (MESSAGES RECENT UNSEEN)\r\n");
            out.print("d LOGOUT\r\n");
            return in.lines().filter(line -> line.startsWith("* STATUS")).toList();
        }
    }

    private ImapCompanion companion(int toPort, int batchMessages) {
        var settings = new Settings(
                null,
                500_000_000,
                Set.of(),
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                batchMessages,
                4 << 20,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        return new ImapCompanion(
                "work",
                new Endpoint(Security.PLAIN, "127.0.0.1", toPort),
                new Trust.Platform(),
                vault,
                settings,
                time,
                new Random(1));
    }

    private ImapCompanion companion(Security security, int toPort, Trust trust) {
        var settings = Settings.usual(Instant.EPOCH, 500_000_000, Set.of());
        return new ImapCompanion(
                "work", new Endpoint(security, "localhost", toPort), trust, vault, settings, time, new Random(1));
    }

    private static Login login() {
        var secret = System.getProperty("kith.dovecot.password", "alice-secret");
        return new Login("PLAIN", "alice", secret.getBytes(StandardCharsets.UTF_8));
    }
}
