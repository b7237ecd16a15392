package dev.kith.app;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.app.desk.Frames;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.signin.Keyring;
import dev.kith.app.signin.LocalPassword;
import dev.kith.app.signin.OAuthTrouble;
import dev.kith.app.signin.SignIns;
import dev.kith.app.signin.SigningIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith sign-in`: gets a refresh token from the provider, and makes the local password that guards it.
@Command(
        name = "sign-in",
        description = {
            "Sign in at your provider, in the browser or by a code, for an account with sign_in:.",
            "Makes the local password by which your mail program signs in to Kith."
        })
final class SignInCommand extends KithCommand {
    private static final Duration USER_PATIENCE = Duration.ofMinutes(10);
    private static final int LOCAL_PASSWORD_LEAST = 12;

    @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "The account's name; the only one by default.")
    @Nullable
    String name;

    @Option(names = "--code", description = "Without a browser here: type a code on another machine.")
    boolean code;

    @Option(
            names = "--local-password-stdin",
            description = "Keep the local password that your mail program has: it is read from standard input.")
    boolean given;

    private record Line(
            String account, String user, @Nullable String localPassword) {}

    @Override
    public Integer call() throws Failure {
        var around = Surroundings.find(common);
        var account = account(around.required().accounts());
        if (!account.signIn().kithSignsIn()) {
            throw new Failure(account.name() + ": your mail program signs in itself (sign_in: client); there is nothing"
                    + " to do here");
        }
        var password = given ? read() : LocalPassword.make();
        var kept = account.listens();
        if (!kept) {
            var printed = printed(account);
            password = printed == null ? password : printed;
            kept = printed != null || keyring().keep(account.name(), password);
        }
        try {
            var folder = DataFolder.prepare(around.data());
            var signing = new SigningIn(account, folder.path(), Clock.systemUTC(), err::println);
            if (account.signIn() instanceof SignIn.Command) {
                signing.local(password);
            } else if (code) {
                signing.byCode(password);
            } else {
                signing.inBrowser(Browser::open, USER_PATIENCE, password);
            }
        } catch (OAuthTrouble e) {
            throw new Failure(account.name() + ": " + e.words());
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure(account.name() + ": the sign-in cannot be kept: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
        show(account, password, kept);
        return 0;
    }

    private static Keyring keyring() {
        return Keyring.of(System.getProperty("os.name"));
    }

    /// Where no mail program types the local password and a command prints it, it is the one. That it does is known
    /// before the user is sent to the provider.
    ///
    /// @return null: there is no such command
    private static @Nullable String printed(AccountConfig account) throws Failure {
        if (account.signIn() instanceof SignIn.Command) {
            throw new Failure(account.name()
                    + ": Kith asks the command itself, and no mail program signs in here; there is nothing to do");
        }
        try {
            var printed = SignIns.unlocked(account)
                    .map(octets -> new String(octets, StandardCharsets.UTF_8).strip())
                    .orElse(null);
            if (printed != null && printed.length() < LOCAL_PASSWORD_LEAST) {
                throw new Failure(account.name() + ": the command under unlock: prints a password of less than "
                        + LOCAL_PASSWORD_LEAST + " letters; let it print a longer one");
            }
            return printed;
        } catch (OAuthTrouble e) {
            throw new Failure(account.name() + ": " + e.words() + " (unlock: in kith.yaml); make a password there"
                    + " first, such as with: pass generate kith 20");
        }
    }

    /// @param kept somebody or something will bring the password again
    private void show(AccountConfig account, String password, boolean kept) {
        var user = account.proxy().address();
        var shown = !given && (account.listens() || !kept);
        if (common.json) {
            out.println(Frames.JSON.writeValueAsString(new Line(account.name(), user, shown ? password : null)));
            return;
        }
        out.println(account.name() + ": signed in.");
        if (!account.listens()) {
            out.println("Kith reads this account by itself; a Kith that runs already takes it within ten minutes.");
        }
        if (!kept) {
            out.println("No keyring of this system can be used, so nothing keeps the local password but you:"
                    + (shown ? "  " + password : ""));
            out.println("kith run asks for it in a terminal. For a start without you let a command print it: unlock: in"
                    + " kith.yaml, see docs/oauth.md.");
        } else if (shown) {
            out.println("In your mail program, for incoming and outgoing mail:");
            out.println("  user name       " + user);
            out.println("  password        " + password);
            out.println("It is good for Kith on this machine only, and is shown this once.");
        }
    }

    private AccountConfig account(List<AccountConfig> accounts) throws Failure {
        if (name == null && accounts.size() == 1) {
            return accounts.getFirst();
        }
        return accounts.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure((name == null
                                ? "which account? "
                                : "there is no account \"" + name + "\"; there is ")
                        + String.join(
                                ", ", accounts.stream().map(AccountConfig::name).toList())));
    }

    private static String read() throws Failure {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.strip().length() < LOCAL_PASSWORD_LEAST) {
                throw new Failure("a local password of at least " + LOCAL_PASSWORD_LEAST
                        + " letters is expected on standard input; without the option Kith makes one");
            }
            return line.strip();
        } catch (IOException e) {
            throw new Failure("standard input cannot be read: " + e.getMessage());
        }
    }
}
