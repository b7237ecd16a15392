package dev.kith.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.doctor.Observation.State;
import dev.kith.app.line.StatusLine;
import dev.kith.proxy.Account;
import dev.kith.proxy.ClientCertificate;
import dev.kith.proxy.probe.Seen;
import dev.kith.proxy.probe.Why;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.TlsLibrary;
import dev.kith.proxy.relay.Trust;
import dev.kith.rules.ledger.Backfill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the check-up says of each trouble.
class CheckTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path temporary = Path.of("");

    @Test
    void aFolderOfMineAloneIsRight() throws IOException {
        var folder = folder("data", "rwx------");
        assertThat(FolderCheck.look(folder, temporary)).noneMatch(o -> o.state() == State.PROBLEM);
    }

    /// A full disk once had the doctor advise to put a backup back and to move the index away.
    @Test
    void whereNothingCanBeWrittenNothingIsSaidToBeDamaged() throws IOException {
        var data = Files.createFile(temporary.resolve("data")).resolve("kith");
        var doctor = new Doctor(data, () -> NOW, (_, _, _) -> new Seen.Missed(Why.EXPIRED, "x", 1), TlsLibrary.JAVA);
        doctor.folder();
        doctor.noStatus("it cannot be opened", "move the index folder away");
        doctor.ledger(Optional.empty(), true);
        assertThat(List.of(of("index", doctor.all()), of("ledger", doctor.all())))
                .allSatisfy(seen -> assertThat(seen.remedy()).startsWith("mend folder or disk first"));
    }

    @Test
    void aFolderThatOthersCanReadIsAProblemWithItsRemedy() throws IOException {
        var folder = folder("data", "rwxr-xr-x");
        assertThat(of("folder", FolderCheck.look(folder, temporary)))
                .isEqualTo(Observation.problem(
                        "folder",
                        folder.toString(),
                        "others on this machine can look into it (rwxr-xr-x)",
                        "chmod 700 " + folder));
    }

    @Test
    void aFolderInsideASynchronisedOneIsAProblem() throws IOException {
        for (var name : List.of("Dropbox", "OneDrive - Example", "Nextcloud")) {
            Files.createDirectories(temporary.resolve(name));
            var seen = of("synced", FolderCheck.look(temporary.resolve(name).resolve("kith"), temporary));
            assertThat(seen.state()).isEqualTo(State.PROBLEM);
            assertThat(seen.found()).contains(name);
        }
        Files.createDirectories(temporary.resolve("share/.stfolder"));
        assertThat(of("synced", FolderCheck.look(temporary.resolve("share/kith"), temporary))
                        .state())
                .isEqualTo(State.PROBLEM);
        assertThat(of("synced", FolderCheck.look(temporary.resolve("boxes/kith"), temporary))
                        .state())
                .isEqualTo(State.OK);
    }

    @Test
    void beforeTheFirstStartNoIndexIsMissed() throws Exception {
        var doctor =
                new Doctor(temporary, () -> NOW, (_, _, _) -> new Seen.Missed(Why.EXPIRED, "x", 1), TlsLibrary.JAVA);
        assertThat(doctor.hasIndex()).isFalse();
        Files.createDirectory(temporary.resolve("index"));
        assertThat(doctor.hasIndex()).isFalse();
        Files.writeString(temporary.resolve("index/segments_1"), "");
        assertThat(doctor.hasIndex()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "boringssl, BORINGSSL, OK, BoringSSL does TLS towards the server",
        "none, BORINGSSL, OK, there is no TLS",
        "java, JAVA, NOTE, library could not be loaded",
        "java, BORINGSSL, NOTE, which found no agreement with BoringSSL"
    })
    void whoDoesTlsIsSaidAndWhatJavasOwnMeans(String does, TlsLibrary usual, State state, String found) {
        var seen = TlsLibraryCheck.look("work", does, usual);
        assertThat(seen.state()).isEqualTo(state);
        assertThat(seen.found()).contains(found);
        assertThat(seen.remedy().contains("as safe as the other, and dearer")).isEqualTo(state == State.NOTE);
    }

    @Test
    void whoWillDoTlsIsSaidWhileKithDoesNotRun() {
        var account = account("alice@example.org");
        assertThat(TlsLibraryCheck.look(account, TlsLibrary.BORINGSSL).found()).startsWith("BoringSSL does");
        assertThat(TlsLibraryCheck.look(account, TlsLibrary.JAVA).found()).startsWith("Java itself does");
    }

    @Test
    void aCertificateAboutToExpireIsWorthKnowing() {
        assertThat(of("tls", servers(reached(NOW.plus(Duration.ofDays(90)), NOW)))
                        .state())
                .isEqualTo(State.OK);
        var soon = of("tls", servers(reached(NOW.plus(Duration.ofDays(5)), NOW)));
        assertThat(soon.state()).isEqualTo(State.NOTE);
        assertThat(soon.found()).contains("good for 5 days more");
    }

    @Test
    void aClockThatIsOffIsToldFromTheServersGreeting() {
        var seen = of("clock", servers(reached(NOW.plus(Duration.ofDays(90)), NOW.plus(Duration.ofMinutes(20)))));
        assertThat(seen.state()).isEqualTo(State.PROBLEM);
        assertThat(seen.found()).contains("20 minutes behind");
    }

    @Test
    void aServerThatCannotBeReachedIsAProblem() {
        var seen = of("server", servers(new Seen.Missed(Why.EXPIRED, "imap.example.org", 993)));
        assertThat(seen.found()).isEqualTo("Kith cannot reach imap.example.org port 993: its certificate has expired");
        assertThat(seen.remedy()).isNotEmpty();
    }

    @Test
    void aServerWithoutPasswordsLeadsToOauth() {
        var seen = new Seen.Reached(List.of("AUTH=XOAUTH2", "UIDPLUS"), null, null);
        assertThat(of("capabilities", servers(seen)).remedy()).contains("sign_in: { oauth:");
    }

    @Test
    void aPortInUseIsNamedWithItsAccount() {
        var seen = AccountCheck.ports(account("alice@example.org"), address -> address.getPort() != 1143);
        assertThat(seen)
                .filteredOn(o -> o.state() == State.PROBLEM)
                .singleElement()
                .satisfies(o -> {
                    assertThat(o.found()).isEqualTo("127.0.0.1:1143 is taken by another program");
                    assertThat(o.remedy()).contains("listen:");
                });
    }

    @Test
    void aRefusedLoginAtAProviderOfAppPasswordsSaysSo() {
        assertThat(login("alice@gmail.com", "refused", Duration.ZERO).remedy())
                .contains("Gmail takes an app password", "https://myaccount.google.com/apppasswords");
        assertThat(login("alice@example.org", "refused", Duration.ZERO).remedy())
                .contains("app password");
    }

    @Test
    void aClientThatKeepsItsOldServerIsNoticed() {
        assertThat(login("alice@example.org", "none", Duration.ofMinutes(5)).state())
                .isEqualTo(State.NOTE);
        var late = login("alice@example.org", "none", Duration.ofHours(3));
        assertThat(late.state()).isEqualTo(State.PROBLEM);
        assertThat(late.remedy()).contains("does it still talk to the provider itself?", "port 1143");
    }

    @Test
    void whoSignedInUnderAnotherNameIsNamed() {
        var status = new StatusLine.Account(
                "mail",
                "none",
                null,
                new StatusLine.Backfill(0, 0),
                0,
                0,
                "none",
                Map.of(),
                new StatusLine.Settings("me@example.org", "none", "provider"),
                Map.of("imap", "bob@example.org"));
        var login = of("login", AccountCheck.live(account("alice@example.org"), status, Duration.ofMinutes(5)));
        assertThat(login.state()).isEqualTo(State.PROBLEM);
        assertThat(login.found()).contains("\"bob@example.org\"");
        assertThat(login.remedy()).contains("login: under imap:");
    }

    @Test
    void aNameThatThisMachineDoesNotKnowIsNoPlaceToListen() {
        var proxy = new Account(
                "mail",
                "alice@example.org",
                InetSocketAddress.createUnresolved("desk.invalid", 1143),
                new Endpoint(Security.TLS, "imap.example.org", 993),
                null,
                null,
                new Trust.Platform(),
                Account.ClientTls.IMPLICIT);
        var account = new AccountConfig(proxy, List.of(), Period.ofYears(1), 1, List.of());
        assertThat(AccountCheck.ports(account, _ -> true)).singleElement().satisfies(seen -> {
            assertThat(seen.state()).isEqualTo(State.PROBLEM);
            assertThat(seen.found()).isEqualTo("this machine does not know the name desk.invalid");
        });
    }

    @Test
    void anAccountWithoutAMailProgramIsNotToldToOpenOne() {
        var proxy = new Account(
                "mail",
                "alice@example.org",
                null,
                new Endpoint(Security.TLS, "imap.example.org", 993),
                null,
                null,
                new Trust.Platform(),
                Account.ClientTls.NONE);
        var account = new AccountConfig(
                proxy,
                List.of(),
                Period.ofYears(1),
                1,
                List.of(),
                AccountConfig.INBOX,
                new SignIn.Command("pass show mail"));
        assertThat(AccountCheck.ports(account, _ -> false)).isEmpty();
        var none = of("login", AccountCheck.live(account, status("none", 0, 0), Duration.ZERO));
        assertThat(none.found()).isEqualTo("Kith has not signed in yet");
        var refused = of("login", AccountCheck.live(account, status("refused", 0, 0), Duration.ZERO));
        assertThat(refused.remedy()).contains("the command under sign_in: prints");
        // one server only
        assertThat(ServerCheck.look(account, (_, _, _) -> reached(NOW.plus(Duration.ofDays(90)), NOW), NOW))
                .filteredOn(o -> o.check().equals("server"))
                .hasSize(1);
    }

    @Test
    void theCertificateForMailProgramsIsLookedAtWhereOneIsAskedFor() throws Exception {
        var data = Files.createDirectories(temporary.resolve("data"));
        assertThat(ClientTlsCheck.look(data, List.of(account("alice@example.org")), NOW))
                .isEmpty();
        var asking = List.of(account("alice@example.org", Account.ClientTls.IMPLICIT));
        assertThat(ClientTlsCheck.look(data, asking, NOW))
                .singleElement()
                .extracting(Observation::found)
                .isEqualTo("not made yet; the first start makes it");

        // keytool stamps by the machine's clock
        var made = Files.getLastModifiedTime(data).toInstant();
        ClientCertificate.keep(data, Set.of("localhost"), made);
        var good = of("client-tls", ClientTlsCheck.look(data, asking, made));
        assertThat(good.state()).isEqualTo(State.OK);
        assertThat(good.found()).contains("SSL/TLS", "fingerprint SHA-256");
        assertThat(of("client-tls", ClientTlsCheck.look(data, asking, made.plus(Duration.ofDays(800))))
                        .state())
                .isEqualTo(State.NOTE);
        assertThat(of("client-tls", ClientTlsCheck.look(data, asking, made.plus(Duration.ofDays(900))))
                        .found())
                .isEqualTo("it has expired");

        Files.setPosixFilePermissions(data.resolve("client-tls.p12"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(of("client-tls", ClientTlsCheck.look(data, asking, made)).state())
                .isEqualTo(State.PROBLEM);
    }

    @Test
    void whatTheTapMissedIsToldWithItsMeaning() {
        var status = status("accepted", 2, 7);
        assertThat(AccountCheck.live(account("alice@example.org"), status, Duration.ZERO))
                .filteredOn(o -> o.check().equals("tap"))
                .extracting(Observation::found)
                .containsExactly(
                        "on 2 connections the tap lost the grammar",
                        "7 messages passed faster than they could be indexed");
    }

    @Test
    void aMailboxForSentMailMustBeFound() {
        var account = account("alice@example.org");
        assertThat(AccountCheck.mailboxes(account, List.of(mark("INBOX", "INBOX"), mark("Gesendet", "SENT")))
                        .found())
                .isEqualTo("2 mailboxes are known; what you sent is in \"Gesendet\"");
        assertThat(AccountCheck.mailboxes(account, List.of(mark("INBOX", "INBOX")))
                        .state())
                .isEqualTo(State.NOTE);
    }

    private Observation login(String address, String login, Duration uptime) {
        return of("login", AccountCheck.live(account(address), status(login, 0, 0), uptime));
    }

    private static StatusLine.Account status(String login, long blind, long dropped) {
        return new StatusLine.Account(
                "mail",
                login,
                null,
                new StatusLine.Backfill(0, 0),
                blind,
                dropped,
                "none",
                Map.of(),
                new StatusLine.Settings("me@example.org", "none", "provider"),
                Map.of());
    }

    private static Backfill.Mark mark(String mailbox, String role) {
        return new Backfill.Mark(mailbox, role, 1, 1, 1, 1, 1, true, null);
    }

    private static Seen.Reached reached(Instant until, Instant itsTime) {
        var shown = new Seen.Shown("CN=imap.example.org", "CN=authority", Instant.EPOCH, until, until);
        return new Seen.Reached(List.of("IMAP4REV1", "UIDPLUS", "AUTH=PLAIN"), shown, itsTime);
    }

    private static List<Observation> servers(Seen seen) {
        return ServerCheck.look(account("alice@example.org"), (_, _, _) -> seen, NOW);
    }

    private static AccountConfig account(String address) {
        return account(address, Account.ClientTls.NONE);
    }

    private static AccountConfig account(String address, Account.ClientTls clientTls) {
        var proxy = new Account(
                "mail",
                address,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1143),
                new Endpoint(Security.TLS, "imap.example.org", 993),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1587),
                new Endpoint(Security.TLS, "smtp.example.org", 465),
                new Trust.Platform(),
                clientTls);
        return new AccountConfig(proxy, List.of(), Period.ofYears(1), 1, List.of());
    }

    private static Observation of(String check, List<Observation> all) {
        return all.stream().filter(o -> o.check().equals(check)).findFirst().orElseThrow();
    }

    private Path folder(String name, String modes) throws IOException {
        var folder = Files.createDirectories(temporary.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(modes));
        return folder;
    }
}
