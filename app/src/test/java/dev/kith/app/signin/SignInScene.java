package dev.kith.app.signin;

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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// One user, one provider of sign-ins, and a clock that is set by hand.
abstract class SignInScene implements InstantSource {
    static final String LOCAL = "abcd-efgh-jkmn-pqrs-tuvw";
    static final String ALICE = "alice@example.org";
    static final int FEW = 1_000;

    @TempDir
    Path data = Path.of("");

    final List<String> screen = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @SuppressWarnings("NullAway.Init")
    OAuthServer provider;

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

    void signIn() throws Exception {
        signing().inBrowser(SignInScene::browse, Duration.ofSeconds(10), LOCAL);
    }

    SigningIn signing() {
        return new SigningIn(account(provider.settings()), data, this, screen::add, FEW);
    }

    Keeper keeper() {
        var client = new OAuthClient(provider.settings(), new JdkHttp(Duration.ofSeconds(1)), this);
        return new Keeper(
                account(provider.settings()),
                SignIns.file(data, "mail"),
                new TokenSource(client, "BEARER", this),
                notices::add);
    }

    static String token(Keeper keeper) {
        var verdict = keeper.check(ALICE, octets(LOCAL));
        return new String(((Verdict.Use) verdict).login().secret(), StandardCharsets.UTF_8);
    }

    static AccountConfig account(SignIn signIn) {
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

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
