package dev.kith.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.proxy.Account;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Security;
import dev.kith.proxy.relay.Trust;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sign-in's whole life: consent, tokens, their end, and what stands on disk meanwhile.
class SignInTest implements InstantSource {
    private static final String LOCAL = "abcd-efgh-jkmn-pqrs-tuvw";
    private static final String ALICE = "alice@example.org";
    private static final int FEW = 1_000;

    @TempDir
    Path data = Path.of("");

    private final List<String> screen = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private OAuthServer provider;

    @BeforeEach
    void start() throws IOException {
        provider = new OAuthServer();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Test
    void theUserConsentsInTheBrowserAndTheMailProgramSignsIn() throws Exception {
        signIn();

        assertThat(provider.asked).containsExactly("authorize mail alice@example.org S256", "token authorization_code");
        assertThat(screen).anyMatch(line -> line.startsWith("Your browser is sent to 127.0.0.1"));
        assertThat(token(keeper())).isEqualTo("access-3");
    }

    @Test
    void nothingSecretStandsOnDiskInClear() throws Exception {
        signIn();
        var keeper = keeper();
        keeper.check(ALICE, octets(LOCAL));

        var file = SignIns.file(data, "mail");
        assertThat(Files.readString(file)).doesNotContain("refresh-", "access-", LOCAL);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(String.valueOf(Sealed.open(file, octets(LOCAL)).orElseThrow()))
                .isEqualTo("Opened[hidden]");
        try (var files = Files.list(data.resolve("sign-in"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWayTwice() throws Exception {
        var seen = new HashSet<String>();
        var key = Sealed.key(octets(LOCAL), FEW);
        for (var i = 0; i < 20; i++) {
            Sealed.write(data.resolve("x"), key, "secret");
            assertThat(seen.add(Files.readString(data.resolve("x")))).isTrue();
        }
    }

    @Test
    void aWrongLocalPasswordOpensNothing() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(keeper.check(ALICE, octets("wrong"))).isInstanceOf(Verdict.Wrong.class);
        assertThat(keeper.check("bob@example.org", octets(LOCAL)))
                .isEqualTo(new Verdict.Wrong("the user name here is alice@example.org"));
        assertThat(provider.asked).doesNotContain("token refresh_token");
    }

    @Test
    void aDamagedFileAsksForANewSignIn() throws Exception {
        signIn();
        var file = SignIns.file(data, "mail");
        Files.writeString(file, Files.readString(file).replace("nonce=", "nonce=x"));
        assertThat(keeper().check(ALICE, octets(LOCAL)))
                .isEqualTo(new Verdict.Unavailable(
                        "the sign-in's file cannot be used; a new sign-in is needed: kith sign-in mail"));
    }

    @Test
    void aTokenIsUsedUntilItsLastMinutesAndRenewedBefore() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(token(keeper)).isEqualTo("access-3");
        assertThat(token(keeper)).isEqualTo("access-3");
        assertThat(keeper.renew()).isEmpty();

        now = now.plus(Duration.ofMinutes(56));
        assertThat(keeper.renew().map(l -> new String(l.secret(), StandardCharsets.UTF_8)))
                .contains("access-4");
        assertThat(token(keeper)).isEqualTo("access-4");
    }

    /// The provider's clock may be an hour off: only how long a token lives is believed, and its refusal.
    @Test
    void aTokenThatUpstreamRefusesIsRenewedWhateverTheClockSays() throws Exception {
        signIn();
        var keeper = keeper();
        assertThat(token(keeper)).isEqualTo("access-3");
        var second = (Verdict.Use) keeper.refused();
        assertThat(new String(second.login().secret(), StandardCharsets.UTF_8)).isEqualTo("access-4");
    }

    /// A machine that slept for a week wakes with a token long gone.
    @Test
    void afterAWeekOfSleepTheFirstLoginFetchesANewToken() throws Exception {
        signIn();
        var keeper = keeper();
        token(keeper);
        now = now.plus(Duration.ofDays(7));
        assertThat(token(keeper)).isEqualTo("access-4");
    }

    @Test
    void aProviderThatChangesTheRefreshTokenIsFollowedAcrossARestart() throws Exception {
        provider.rotates = true;
        signIn();
        var keeper = keeper();
        token(keeper);
        now = now.plus(Duration.ofHours(2));
        token(keeper);
        // another start: only the file remains
        assertThat(token(keeper())).startsWith("access-");
        assertThat(provider.asked).filteredOn("token refresh_token"::equals).hasSize(3);
    }

    @Test
    void aRevokedSignInIsToldInPlainWordsAndANewOneEndsThat() throws Exception {
        signIn();
        var keeper = keeper();
        token(keeper);
        provider.revokeAll();
        assertThat(keeper.refused())
                .isEqualTo(new Verdict.Unavailable(
                        "127.0.0.1 no longer accepts the sign-in; a new sign-in is needed: kith sign-in mail"));
        assertThat(notices.getLast())
                .isEqualTo(
                        "mail: 127.0.0.1 no longer accepts the sign-in; a new sign-in is needed: kith sign-in mail.");
        // the provider is not asked again and again
        var before = provider.asked.size();
        assertThat(keeper.renew()).isEmpty();
        assertThat(provider.asked).hasSize(before);

        signIn();
        Files.setLastModifiedTime(
                SignIns.file(data, "mail"), java.nio.file.attribute.FileTime.from(now.plusSeconds(5)));
        now = now.plus(Duration.ofHours(2));
        assertThat(token(keeper)).startsWith("access-");
        assertThat(notices.getLast()).isEmpty();
    }

    @Test
    void eachErrorOfAProviderHasItsSentenceAndNoneRepeatsItsText() throws Exception {
        signIn();
        provider.status = 400;
        for (var one : List.of(
                List.of("invalid_grant", "no longer accepts the sign-in; a new sign-in is needed"),
                List.of("invalid_client", "does not know the client id"),
                List.of("invalid_scope", "does not grant access to mail"),
                List.of("temporarily_unavailable", "has trouble of its own (status 400, temporarily_unavailable)"),
                List.of("we<b>ird", "has trouble of its own (status 400)"))) {
            provider.error = one.getFirst();
            var words = ((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words();
            assertThat(words).contains(one.getLast()).doesNotContain("secret-in-description", "<b>");
        }
        provider.error = "";
        provider.page = "<html>please sign in to the hotel</html>";
        provider.status = 200;
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .contains("does this network have a sign-in page?")
                .doesNotContain("a new sign-in is needed");
    }

    @Test
    void aSlowProviderIsGivenUpInTimeAndTriedAgain() throws Exception {
        signIn();
        provider.slow = new CountDownLatch(1);
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .isEqualTo("127.0.0.1 does not answer in time; it is tried again");
        provider.slow.countDown();
        assertThat(token(keeper())).startsWith("access-");
    }

    @Test
    void aProviderThatIsNotThereIsNoReasonForANewSignIn() throws Exception {
        signIn();
        provider.close();
        assertThat(((Verdict.Unavailable) keeper().check(ALICE, octets(LOCAL))).words())
                .isEqualTo("127.0.0.1 cannot be reached; is this machine on the network?");
    }

    @Test
    void aUserWhoDeclinesIsTakenAtTheirWord() {
        provider.consents = false;
        assertThatThrownBy(this::signIn).isInstanceOf(OAuthTrouble.class).hasMessage("the consent was not given");
        assertThat(SignIns.file(data, "mail")).doesNotExist();
    }

    @Test
    void onlyTheRightStateIsTakenAtTheLoopbackAddress() throws Exception {
        try (var redirect = new Redirect("right")) {
            redirect.start();
            assertThat(get(URI.create(redirect.uri() + "?code=stolen&state=wrong")))
                    .isEqualTo(404);
            assertThat(get(URI.create(redirect.uri() + "favicon.ico"))).isEqualTo(404);
            assertThat(get(URI.create(redirect.uri() + "?code=good&state=right")))
                    .isEqualTo(200);
            assertThat(redirect.code(Duration.ofSeconds(5))).isEqualTo("good");
        }
    }

    @Test
    void withoutABrowserACodeIsTyped() throws Exception {
        provider.pendingAnswers.set(1);
        signing().byCode(LOCAL);
        assertThat(screen).contains("On any machine, open https://example.org/device and type ABCD");
        assertThat(token(keeper())).startsWith("access-");
    }

    @Test
    void aCommandsPasswordIsAskedEachTimeAndKeptNowhere() throws Exception {
        var account = account(new SignIn.Command("printf 'pass word\\nmore\\n'"));
        new SigningIn(account, data, this, screen::add, FEW).local(LOCAL);
        var signIns = new SignIns(List.of(account), data, this, (_, sentence) -> notices.add(sentence));

        assertThat(signIns.signsIn("mail")).isTrue();
        var login = ((Verdict.Use) signIns.check("mail", ALICE, octets(LOCAL))).login();
        assertThat(login.mechanism()).isEqualTo("PLAIN");
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).isEqualTo("pass word");
        assertThat(signIns.check("mail", ALICE, octets("guess"))).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    void aCommandThatFailsOrHangsHasItsSentence() throws Exception {
        var failing = new PasswordSource("echo secret; exit 3", Duration.ofSeconds(5));
        assertThatThrownBy(() -> failing.give(ALICE, "", false))
                .isInstanceOf(OAuthTrouble.class)
                .hasMessage("the command that prints your password failed");
        var hanging = new PasswordSource("sleep 60", Duration.ofMillis(200));
        assertThatThrownBy(() -> hanging.give(ALICE, "", false)).hasMessageContaining("failed");
    }

    @Test
    void withoutAMailProgramTheCommandIsAskedDirectly() {
        var account = alone(new SignIn.Command("printf 'pass word\\n'"));
        var signIns = new SignIns(List.of(account), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));

        assertThat(signIns.signsIn("mail")).isFalse();
        var login = ((Verdict.Use) signIns.unattended("mail", false)).login();
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).isEqualTo("pass word");
        assertThat(signIns.unattended("mail", true))
                .isEqualTo(new Verdict.Unavailable("your provider refused the password that the command prints"));
        assertThat(notices).last().isEqualTo("mail: your provider refused the password that the command prints.");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void withoutAMailProgramTheKeyringOpensTheSignIn() throws Exception {
        signIn();
        var keyring = keyring();
        assertThat(keyring.keep("mail", LOCAL)).isTrue();
        var signIns = new SignIns(
                List.of(alone(provider.settings())), data, this, keyring, (_, sentence) -> notices.add(sentence));

        var login = ((Verdict.Use) signIns.unattended("mail", false)).login();
        assertThat(new String(login.secret(), StandardCharsets.UTF_8)).startsWith("access-");
        assertThat(notices).allMatch(String::isEmpty);
        // what upstream refuses is renewed
        var second = ((Verdict.Use) signIns.unattended("mail", true)).login();
        assertThat(second.secret()).isNotEqualTo(login.secret());
        // and the password was never an argument that others see
        assertThat(Files.readString(data.resolve("arguments"))).doesNotContain(LOCAL);
    }

    @Test
    void aLockedKeyringHasItsSentence() throws Exception {
        signIn();
        var signIns = new SignIns(
                List.of(alone(provider.settings())), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Wrong.class);
        assertThat(notices)
                .containsExactly("mail: the system's keyring does not give the password of the sign-in; unlock it,"
                        + " start Kith in a terminal with kith run, which asks for it, or sign in anew: kith sign-in"
                        + " mail.");
        // what is typed at the start opens it, and is not asked for again
        assertThat(signIns.check("mail", ALICE, octets(LOCAL))).isInstanceOf(Verdict.Use.class);
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Use.class);
        assertThat(notices).last().isEqualTo("");
    }

    @Test
    void withoutAKeyringACommandPrintsTheLocalPassword() throws Exception {
        signIn();
        var account = alone(unlockedBy("printf '" + LOCAL + "\\n'"));
        assertThat(SignIns.unlocked(account)).hasValue(octets(LOCAL));
        var signIns = new SignIns(List.of(account), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(signIns.unattended("mail", false)).isInstanceOf(Verdict.Use.class);
        assertThat(notices).allMatch(String::isEmpty);

        var wrong = new SignIns(
                List.of(alone(unlockedBy("false"))), data, this, noKeyring(), (_, sentence) -> notices.add(sentence));
        assertThat(wrong.unattended("mail", false))
                .isEqualTo(new Verdict.Wrong("the command that prints your password failed"));
    }

    private SignIn.OAuth unlockedBy(String command) {
        var own = provider.settings();
        return new SignIn.OAuth(
                own.provider(), own.clientId(), own.clientSecret(), own.mechanism(), Optional.of(command));
    }

    @Test
    void aKeyringThatHangsIsGivenUp() throws Exception {
        var hanging = script("sleep 60");
        var keyring = new Keyring(Keyring.Kind.LIBSECRET, hanging, Duration.ofMillis(200));
        assertThat(keyring.find("mail")).isEmpty();
        assertThat(keyring.keep("mail", LOCAL)).isFalse();
    }

    /// Speaks as secret-tool does (secret-tool(1)): store reads standard input, lookup prints without a line's end.
    private Keyring keyring() throws IOException {
        var program = script("echo \"$@\" >>" + data + "/arguments\ncase $1 in\n  store) cat >" + data
                + "/kept ;;\n  lookup) cat " + data + "/kept ;;\nesac");
        return new Keyring(Keyring.Kind.LIBSECRET, program, Duration.ofSeconds(10));
    }

    private static Keyring noKeyring() {
        return new Keyring(Keyring.Kind.LIBSECRET, "/nonexistent/secret-tool", Duration.ofSeconds(1));
    }

    private String script(String text) throws IOException {
        var file = Files.writeString(data.resolve("secret-tool"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private static AccountConfig alone(SignIn signIn) {
        var proxy = new Account(
                "mail",
                ALICE,
                null,
                new Endpoint(Security.PLAIN, "127.0.0.1", 1),
                null,
                null,
                new Trust.Platform(),
                Account.ClientTls.NONE);
        return new AccountConfig(proxy, List.of(), Period.ofYears(1), 1, List.of(), AccountConfig.INBOX, signIn);
    }

    @Test
    void localPasswordsAreLongAndDiffer() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 100; i++) {
            var password = LocalPassword.make();
            assertThat(password).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
            assertThat(seen.add(password)).isTrue();
        }
    }

    private void signIn() throws Exception {
        signing().inBrowser(SignInTest::browse, Duration.ofSeconds(10), LOCAL);
    }

    private SigningIn signing() {
        return new SigningIn(account(provider.settings()), data, this, screen::add, FEW);
    }

    private Keeper keeper() {
        var client = new OAuthClient(provider.settings(), new JdkHttp(Duration.ofSeconds(1)), this);
        return new Keeper(
                account(provider.settings()),
                SignIns.file(data, "mail"),
                new TokenSource(client, "BEARER", this),
                notices::add);
    }

    private static String token(Keeper keeper) {
        var verdict = keeper.check(ALICE, octets(LOCAL));
        return new String(((Verdict.Use) verdict).login().secret(), StandardCharsets.UTF_8);
    }

    private static AccountConfig account(SignIn signIn) {
        var server = new Endpoint(Security.PLAIN, "127.0.0.1", 1);
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var proxy = new Account(
                "mail", ALICE, listen, server, listen, server, new Trust.Platform(), Account.ClientTls.NONE);
        return new AccountConfig(proxy, List.of(), Period.ofYears(1), 1, List.of(), AccountConfig.INBOX, signIn);
    }

    /// A browser whose user consents.
    static void browse(URI where) {
        Thread.ofVirtual().start(() -> {
            try (var client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build()) {
                client.send(HttpRequest.newBuilder(where).build(), BodyHandlers.discarding());
            } catch (IOException | InterruptedException _) {
                // the test waits in vain then
            }
        });
    }

    private static int get(URI uri) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
