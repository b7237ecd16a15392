package dev.kith.app.signin;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.signin.OAuthClient.Attempt;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/// A new sign-in, as `kith sign-in` does it: the user's consent by browser or by code, and the file that keeps
/// it.
public final class SigningIn {
    private static final Duration PROVIDER_PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> NOT_YET = Set.of("authorization_pending", "slow_down");

    private final AccountConfig account;
    private final Path data;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final int iterations;

    /// @param data the data folder
    /// @param say shows a line to the user
    public SigningIn(AccountConfig account, Path data, InstantSource clock, Consumer<String> say) {
        this(account, data, clock, say, Sealed.ITERATIONS);
    }

    /// @param iterations of the key derivation; tests take fewer
    SigningIn(AccountConfig account, Path data, InstantSource clock, Consumer<String> say, int iterations) {
        this.account = account;
        this.data = data;
        this.clock = clock;
        this.say = say;
        this.iterations = iterations;
    }

    /// The browser on this machine; returns when the user has consented, and all is written.
    ///
    /// @param browser opens an address
    /// @param patience how long the user may take
    public void inBrowser(Consumer<URI> browser, Duration patience, String localPassword)
            throws OAuthTrouble, IOException, GeneralSecurityException {
        var client = client();
        var attempt = Attempt.fresh();
        try (var redirect = new Redirect(attempt.state())) {
            redirect.start();
            var where = client.authorization(
                    attempt, redirect.uri(), account.proxy().address());
            say.accept("Your browser is sent to " + where.getHost() + ". If it does not open, open this yourself:");
            say.accept(where.toString());
            browser.accept(where);
            var code = redirect.code(patience);
            say.accept("asking " + settings().provider().token().getHost() + " for the sign-in ...");
            keep(client.redeem(code, attempt, redirect.uri()), localPassword);
        }
    }

    /// A code that is typed on another machine (RFC 8628).
    public void byCode(String localPassword)
            throws OAuthTrouble, IOException, GeneralSecurityException, InterruptedException {
        var client = client();
        say.accept("asking " + settings().provider().device().map(URI::getHost).orElse("the provider")
                + " for a code ...");
        var device = client.device();
        say.accept("On any machine, open " + device.where() + " and type " + device.userCode());
        var every = device.every();
        var end = clock.instant().plus(device.life());
        while (clock.instant().isBefore(end)) {
            Thread.sleep(every);
            try {
                keep(client.redeem(device), localPassword);
                return;
            } catch (OAuthTrouble e) {
                if (e.signInAgain()) {
                    throw e;
                }
                // RFC 8628 section 3.5: five seconds more, for good; a provider that is down gets the same
                every = e.code().equals("authorization_pending") ? every : every.plusSeconds(5);
                if (!NOT_YET.contains(e.code())) {
                    say.accept(e.words());
                }
            }
        }
        throw new OAuthTrouble(true, "", "nobody typed the code in time");
    }

    /// For an account whose password a command prints: only the local password is to be kept.
    public void local(String localPassword) throws IOException, GeneralSecurityException {
        write("", localPassword);
    }

    private void keep(Grant grant, String localPassword) throws OAuthTrouble, IOException, GeneralSecurityException {
        if (grant.refreshToken().isEmpty()) {
            throw new OAuthTrouble(
                    true,
                    "",
                    "the provider gave no refresh token: is offline access allowed for this client id? See"
                            + " docs/oauth.md");
        }
        write(grant.refreshToken(), localPassword);
    }

    private void write(String secret, String localPassword) throws IOException, GeneralSecurityException {
        var octets = localPassword.getBytes(StandardCharsets.UTF_8);
        try {
            Sealed.write(SignIns.file(data, account.name()), Sealed.key(octets, iterations), secret);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private OAuthClient client() {
        return new OAuthClient(settings(), new JdkHttp(PROVIDER_PATIENCE), clock);
    }

    private SignIn.OAuth settings() {
        if (account.signIn() instanceof SignIn.OAuth settings) {
            return settings;
        }
        throw new IllegalStateException(account.name() + " does not sign in by OAuth");
    }
}
