package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.config.SignIn;
import dev.kith.app.demo.DemoServer;
import dev.kith.app.demo.SampleMailbox;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.desk.Refusal;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.StatusLine;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong on somebody's machine, and the sentence for it.
class BadInputTest {
    private static final String USER = SampleMailbox.ADDRESS;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path temporary = Path.of("");

    @Test
    void twoKithsOnOneFolder() throws Exception {
        try (var first = start("data", client(loopback(), 1))) {
            assertThat(first.listens("mail")).containsOnlyKeys("imap", "smtp");
            assertThatThrownBy(() -> start("data", client(loopback(), 1)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageMatching("another Kith is running on .*/data; stop it with kith stop, or give this one a"
                            + " folder of its own with --data");
        }
        // and nothing is left behind that keeps the next one out
        start("data", client(loopback(), 1)).close();
    }

    @Test
    void twoKithsOnOnePort() throws Exception {
        try (var first = start("data", client(loopback(), 1))) {
            var taken = first.imapAddress("mail");
            assertThatThrownBy(() -> start("other", client(taken, 1)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("mail imap: port " + taken.getPort() + " on 127.0.0.1 cannot be opened")
                    .hasMessageEndingWith(
                            "another program uses it, or another Kith: give it another port with listen: in kith.yaml")
                    .hasMessageNotContaining("\n");
        }
    }

    /// Reading began before the ports were had; then the index was closed under it, and the log told of a fault.
    /// And all that was to be read counted as known.
    @Test
    void aStartThatGetsNoPortReadsNothingAnew() throws Exception {
        var index = temporary.resolve("other/index");
        try (var first = start("data", client(loopback(), 1))) {
            start("other", client(loopback(), 1)).close();
            try (var files = Files.list(index)) {
                for (var file : files.filter(f -> f.getFileName().toString().startsWith("segments"))
                        .toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
            assertThatThrownBy(() -> start("other", client(first.imapAddress("mail"), 1)))
                    .isInstanceOf(Refusal.class);
        }
        try (var indexer = Indexer.open(index, new Me(Set.of(USER)), ZoneOffset.UTC)) {
            assertThat(indexer.unread()).isTrue();
        }
    }

    @Test
    void withoutAMailProgramKithSignsInByItself() throws Exception {
        var mail = SampleMailbox.around(Clock.systemUTC().instant(), ZoneId.of("UTC"));
        try (var server = DemoServer.start(USER, "secret", mail);
                var daemon = start("data", unattended("printf 'secret\\n'", server.imapPort()))) {
            assertThat(daemon.listens("mail")).isEmpty();
            await().atMost(PATIENCE).untilAsserted(() -> {
                var status = status(daemon);
                assertThat(status.messages()).isEqualTo(mail.size());
                assertThat(status.accounts().getFirst().login()).isEqualTo("accepted");
                assertThat(status.accounts().getFirst().listen()).isEmpty();
                assertThat(status.accounts().getFirst().coveredSince()).isNotNull();
            });
            assertThat(written(temporary.resolve("data"))).doesNotContain("secret");
        }
    }

    @Test
    void theWrongPasswordFromACommand() throws Exception {
        try (var server = DemoServer.start(USER, "secret", List.of());
                var daemon = start("data", unattended("printf 'guess\\n'", server.imapPort()))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    status(daemon).accounts().getFirst().login())
                            .isEqualTo("refused"));
        }
    }

    @Test
    void aCommandThatFails() throws Exception {
        try (var daemon = start("data", unattended("exit 3", 1))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status(daemon).notices())
                            .contains("mail: the command that prints your password failed."));
            assertThat(status(daemon).accounts().getFirst().login()).isEqualTo("none");
        }
    }

    @Test
    void noWayToTheProvider() throws Exception {
        try (var daemon = start("data", unattended("echo secret", closedPort()))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status(daemon).notices())
                            .anyMatch(n -> n.startsWith("mail: history is not read on for now: ")));
        }
    }

    private Daemon start(String folder, AccountConfig account) throws Refusal, IOException {
        var config = new Config(
                temporary.resolve("kith.yaml"),
                List.of(account),
                new Config.Owner("Robin", ZoneId.of("UTC"), "en"),
                new Config.Reminders(false, true, true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var clock = Clock.systemUTC();
        var how = new How("test", clock, clock, false, Duration.ofSeconds(1));
        return Daemon.start(config, DataFolder.prepare(temporary.resolve(folder)), how);
    }

    private static AccountConfig client(InetSocketAddress imap, int upstream) {
        return account(imap, loopback(), upstream, new SignIn.Client());
    }

    private static AccountConfig unattended(String command, int upstream) {
        return account(null, null, upstream, new SignIn.Command(command));
    }

    private static AccountConfig account(
            @Nullable InetSocketAddress imap, @Nullable InetSocketAddress smtp, int upstream, SignIn signIn) {
        var server = new Endpoint(Security.PLAIN, "127.0.0.1", upstream);
        var proxy = new Account("mail", USER, imap, server, smtp, server, new Trust.Platform(), Account.ClientTls.NONE);
        return new AccountConfig(
                proxy, List.of(), Period.ofYears(10), 500_000_000, List.of(), AccountConfig.INBOX, signIn);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Every octet of the small files that a daemon leaves.
    private static String written(Path folder) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(folder.resolve("index")))
                    .toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static StatusLine status(Daemon daemon) throws Exception {
        var answer = new Gathered<>(StatusLine.class);
        daemon.answer(new Ask.Status(), answer);
        return answer.lines().getFirst();
    }
}
