package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.LoginNames;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.tap.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose mail program has signed in (docs/decisions/0131).
class OwnersTest {
    private static final String SERVER = "mail.example.org";

    @TempDir
    Path temporary = Path.of("");

    private Notices notices = new Notices();
    private Owners owners = new Owners(List.of(), LoginNames.open(new DataFolder(temporary)), notices);

    @BeforeEach
    void begin() {
        again(account("work", SERVER, Map.of()));
    }

    @AfterEach
    void end() {
        owners.close();
    }

    @Test
    void theFirstNameIsTheUsersAndAnotherIsNot() {
        assertThat(imap("asmith")).isTrue();
        assertThat(imap("ASmith")).isTrue();
        assertThat(imap("asmith@example.org")).isTrue();
        assertThat(imap("bob@example.org")).isFalse();
        assertThat(imap("asmith")).isTrue();
        assertThat(owners.others("work")).containsExactly(Map.entry("imap", "bob@example.org"));
        assertThat(notices.all())
                .containsExactly("work: a mail program has signed in to the port for imap (1143) as"
                        + " \"bob@example.org\", and the user here is \"asmith\". Its mail passes, and"
                        + " Kith looks at none of it. Is it somebody else's, point it at a port of its"
                        + " own account; is it yours, write login: [\"asmith\", \"bob@example.org\"]"
                        + " under imap: of this account in kith.yaml, and start Kith anew.");
    }

    @Test
    void anOutgoingServerMayHaveAUserNameOfItsOwn() {
        assertThat(imap("asmith")).isTrue();
        assertThat(owners.owns("work", Protocol.SMTP, "relay-7")).isTrue();
        assertThat(owners.owns("work", Protocol.SMTP, "relay-8")).isFalse();
        assertThat(owners.others("work")).containsOnlyKeys("smtp");
    }

    @Test
    void itIsRememberedBeyondAnEndAndLiesForNobodyElsesEyes() throws Exception {
        assertThat(imap("asmith")).isTrue();
        var file = temporary.resolve("logins");
        await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).isEqualTo("work\timap\t" + SERVER + "\tasmith\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        again(account("work", SERVER, Map.of()));
        assertThat(imap("bob")).isFalse();
        assertThat(imap("asmith")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadIsWrittenAnew() throws Exception {
        Files.writeString(temporary.resolve("logins"), "\0\0\t\n\nwork\timap\n");
        again(account("work", SERVER, Map.of()));
        assertThat(imap("asmith")).isTrue();
        assertThat(imap("bob")).isFalse();
    }

    @Test
    void whatIsWrittenInTheConfigurationHolds() {
        assertThat(imap("bob")).isTrue();
        again(account("work", SERVER, Map.of(Protocol.IMAP, List.of("asmith", "anne@example.net"))));
        assertThat(imap("bob")).isFalse();
        assertThat(imap("asmith")).isTrue();
        assertThat(imap("anne")).isTrue();
        assertThat(notices.all()).singleElement().asString().contains("the user here is \"asmith\" or \"anne@");
    }

    /// A mailbox that was renamed, and a first mail program that was the wrong one.
    @Test
    void theAccountsAddressWinsOverWhatIsRemembered() {
        assertThat(imap("bob@example.org")).isTrue();
        assertThat(imap("Alice@Example.org")).isTrue();
        assertThat(imap("bob@example.org")).isFalse();
        assertThat(imap("alice")).isTrue();
    }

    /// Its local part alone may be another user's of that server.
    @Test
    void halfTheAddressDoesNot() {
        assertThat(imap("asmith")).isTrue();
        assertThat(imap("alice")).isFalse();
    }

    @Test
    void withAnotherServerAnAccountBeginsAnew() {
        assertThat(imap("asmith")).isTrue();
        again(account("work", "imap.example.net", Map.of()));
        assertThat(imap("alice7")).isTrue();
        assertThat(imap("asmith")).isFalse();
    }

    @Test
    void everyAccountHasItsOwn() {
        again(account("work", SERVER, Map.of()), account("home", SERVER, Map.of()));
        assertThat(imap("asmith")).isTrue();
        assertThat(owners.owns("home", Protocol.IMAP, "bob")).isTrue();
        assertThat(owners.owns("home", Protocol.IMAP, "asmith")).isFalse();
        assertThat(owners.others("work")).isEmpty();
    }

    @Test
    void whoeverIsForgottenIsSaidNothingMoreOf() throws Exception {
        assertThat(imap("asmith")).isTrue();
        assertThat(imap("bob@example.org")).isFalse();
        owners.forget(Set.of("bob@example.org"));
        assertThat(owners.others("work")).isEmpty();
        assertThat(notices.all()).isEmpty();

        owners.close();
        var names = LoginNames.open(DataFolder.prepare(temporary));
        assertThat(names.forget(Set.of("asmith"))).isEqualTo(1);
        assertThat(temporary.resolve("logins")).content().isEmpty();
    }

    @Test
    void aNameIsOneLineWhateverItHolds() {
        assertThat(imap("a\tb\r\n\u001b[2Jc\u2028" + "x".repeat(5000))).isTrue();
        assertThat(imap("evil\"\n" + "y".repeat(5000))).isFalse();
        assertThat(notices.all())
                .singleElement()
                .asString()
                .doesNotContain("\n", "\u001b", "\u2028")
                .hasSizeLessThan(2500);
    }

    private boolean imap(String user) {
        return owners.owns("work", Protocol.IMAP, user);
    }

    /// Kith starts anew.
    private void again(AccountConfig... accounts) {
        owners.close();
        notices = new Notices();
        owners = new Owners(List.of(accounts), LoginNames.open(new DataFolder(temporary)), notices);
    }

    private static AccountConfig account(String name, String server, Map<Protocol, List<String>> logins) {
        var upstream = new Endpoint(Security.TLS, server, 993);
        var proxy = new Account(
                name,
                "alice@example.org",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1143),
                upstream,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1587),
                upstream,
                new Trust.Platform(),
                Account.ClientTls.NONE);
        return new AccountConfig(
                proxy, List.of(), Period.ofYears(1), 1, List.of(), AccountConfig.INBOX, new SignIn.Client(), logins);
    }
}
