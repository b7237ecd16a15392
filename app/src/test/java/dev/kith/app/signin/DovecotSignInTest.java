package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.Config;
import dev.kith.app.daemon.Daemon;
import dev.kith.app.daemon.How;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Gathered;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.StatusLine;
import dev.kith.proxy.Account;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.ImapCompanion;
import dev.kith.proxy.companion.Settings;
import dev.kith.proxy.companion.Vault;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of it: a mail program, Kith, a real Dovecot with its oauth2 passdb, and a provider whom both ask.
@Tag("long")
class DovecotSignInTest {
    private static final String LOCAL = "abcd-efgh-jkmn-pqrs-tuvw";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aTokenOpensDovecotAndItsEndIsToldInTheMailProgram() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/dovecot")), "there is no Dovecot here: nothing was tested");
        try (var provider = new OAuthServer()) {
            var port = freePort();
            var dovecot = dovecot(provider, port);
            try {
                through(provider, port);
            } finally {
                dovecot.destroy();
                assertThat(dovecot.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void withoutAMailProgramTheCompanionSignsInWithTokensOfItsOwn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/dovecot")), "there is no Dovecot here: nothing was tested");
        try (var provider = new OAuthServer()) {
            var port = freePort();
            var dovecot = dovecot(provider, port);
            try {
                alone(provider, port);
            } finally {
                dovecot.destroy();
                assertThat(dovecot.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private void alone(OAuthServer provider, int port) throws Exception {
        var account = account(provider, port, null);
        var data = DataFolder.prepare(temporary.resolve("data")).path();
        var clock = Clock.systemUTC();
        new SigningIn(account, data, clock, _ -> {}, 1_000)
                .inBrowser(SignInScene::browse, Duration.ofSeconds(20), LOCAL);
        var signIns = new SignIns(List.of(account), data, clock, keyring(), (_, _) -> {});
        try (var vault = Vault.withUsualLifetimes(clock);
                var companion = new ImapCompanion(
                        "mail",
                        account.proxy().imapUpstream(),
                        new Trust.Platform(),
                        vault,
                        Settings.usual(Instant.EPOCH, 500_000_000, Set.of()),
                        clock,
                        RandomGenerator.getDefault())) {
            vault.accepted("mail", Protocol.IMAP, use(signIns.unattended("mail", false)));
            assertThat(companion.find("<none@kith.invalid>")).isInstanceOf(Companion.Lookup.Absent.class);

            // renewed before its end, as the daemon does it
            provider.active.clear();
            vault.renewed("mail", use(signIns.unattended("mail", true)));
            assertThat(companion.find("<none@kith.invalid>")).isInstanceOf(Companion.Lookup.Absent.class);

            // ended at the provider before its time
            provider.active.clear();
            vault.again("mail");
            assertThat(companion.find("<none@kith.invalid>")).isInstanceOf(Companion.Lookup.CannotTell.class);
            assertThat(companion.login()).isEqualTo(Companion.LoginState.REFUSED);
            vault.accepted("mail", Protocol.IMAP, use(signIns.unattended("mail", true)));
            assertThat(companion.find("<none@kith.invalid>")).isInstanceOf(Companion.Lookup.Absent.class);

            provider.revokeAll();
            assertThat(signIns.unattended("mail", true))
                    .isInstanceOfSatisfying(
                            Verdict.Unavailable.class,
                            u -> assertThat(u.words()).endsWith("a new sign-in is needed: kith sign-in mail"));
        }
    }

    private static Login use(Verdict verdict) {
        return ((Verdict.Use) verdict).login();
    }

    /// A keyring that holds the local password.
    private Keyring keyring() throws IOException {
        var program = Files.writeString(temporary.resolve("secret-tool"), "#!/bin/sh\nprintf %s " + LOCAL + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Keyring(Keyring.Kind.LIBSECRET, program.toString(), Duration.ofSeconds(10));
    }

    private void through(OAuthServer provider, int port) throws Exception {
        var account = account(provider, port, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var folder = DataFolder.prepare(temporary.resolve("data"));
        var clock = Clock.systemUTC();
        new SigningIn(account, folder.path(), clock, _ -> {}, 1_000)
                .inBrowser(SignInScene::browse, Duration.ofSeconds(20), LOCAL);
        var how = new How("test", clock, clock, false, Duration.ofSeconds(1));
        try (var daemon = Daemon.start(config(account), folder, how)) {
            // the right password, the wrong one
            assertThat(login(daemon, LOCAL)).contains("OK");
            assertThat(login(daemon, "guess"))
                    .contains("NO [AUTHENTICATIONFAILED] Kith: that is not the local password");
            // the companion signs in with the token too, and reads
            await().atMost(PATIENCE).untilAsserted(() -> {
                var status = status(daemon);
                assertThat(status.accounts().getFirst().login()).isEqualTo("accepted");
                assertThat(status.accounts().getFirst().coveredSince()).isNotNull();
            });

            // the token ends at the provider before its time: clocks that differ look like this
            provider.active.clear();
            assertThat(login(daemon, LOCAL)).contains("OK");
            assertThat(provider.asked).contains("introspect false");

            // the consent is taken back
            provider.revokeAll();
            assertThat(login(daemon, LOCAL))
                    .contains("NO [UNAVAILABLE] Kith: 127.0.0.1 no longer accepts the sign-in; a new sign-in is needed:"
                            + " kith sign-in mail");
            assertThat(status(daemon).notices()).anyMatch(n -> n.contains("kith sign-in mail"));
        }
    }

    /// Signs in, and says what the answer was.
    private static String login(Daemon daemon, String password) throws IOException {
        var address = daemon.imapAddress("mail");
        try (var socket = new Socket(address.getAddress(), address.getPort());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(30_000);
            assertThat(in.readLine()).contains("AUTH=PLAIN").doesNotContain("XOAUTH2");
            socket.getOutputStream()
                    .write(("a LOGIN alice@example.org " + password + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("a ")) {
                    return line;
                }
            }
            return "";
        }
    }

    private static StatusLine status(Daemon daemon) throws Exception {
        var answer = new Gathered<>(StatusLine.class);
        daemon.answer(new Ask.Status(), answer);
        return answer.lines().getFirst();
    }

    private static AccountConfig account(OAuthServer provider, int port, @Nullable InetSocketAddress listen) {
        var server = new Endpoint(Security.PLAIN, "127.0.0.1", port);
        var proxy = new Account(
                "mail",
                "alice@example.org",
                listen,
                server,
                listen,
                server,
                new Trust.Platform(),
                Account.ClientTls.NONE);
        return new AccountConfig(
                proxy, List.of(), Period.ofYears(1), 500_000_000, List.of(), AccountConfig.INBOX, provider.settings());
    }

    private Config config(AccountConfig account) {
        return new Config(
                temporary.resolve("kith.yaml"),
                List.of(account),
                new Config.Owner("Alice", ZoneId.of("UTC"), "en"),
                new Config.Reminders(false, true, true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process dovecot(OAuthServer provider, int port) throws IOException {
        var home = Files.createDirectories(temporary.resolve("dovecot"));
        // other users of the machine run parts of it
        for (var folder : List.of(temporary, home)) {
            assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        }
        Files.writeString(home.resolve("oauth2.conf"), """
            introspection_url = %s
            introspection_mode = post
            username_attribute = username
            active_attribute = active
            active_value = true
            """.formatted(provider.uri("introspect")));
        var config = Files.writeString(home.resolve("dovecot.conf"), """
            base_dir = %1$s/run
            state_dir = %1$s/state
            log_path = %1$s/log
            listen = 127.0.0.1
            protocols = imap
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = xoauth2 oauthbearer
            auth_failure_delay = 0
            auth_cache_size = 0
            mail_location = maildir:%1$s/mail
            mail_uid = %3$s
            mail_gid = %3$s
            first_valid_uid = 0
            first_valid_gid = 0
            service imap-login {
              chroot =
              inet_listener imap {
                port = %2$d
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            passdb {
              driver = oauth2
              mechanisms = xoauth2 oauthbearer
              args = %1$s/oauth2.conf
            }
            userdb {
              driver = static
              args = uid=%3$s gid=%3$s home=%1$s/mail
            }
            namespace inbox {
              inbox = yes
              mailbox Sent {
                special_use = \\Sent
                auto = subscribe
              }
            }
            """.formatted(home, port, "65534"));
        assertThat(home.resolve("mail").toFile().mkdirs()).isTrue();
        new ProcessBuilder("chown", "-R", "65534", home.resolve("mail").toString()).start();
        var process = new ProcessBuilder("/usr/sbin/dovecot", "-F", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive()).as(() -> read(home.resolve("out"))).isTrue();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        });
        return process;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
