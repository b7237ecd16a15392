package dev.kith.app.signin;

import dev.kith.app.config.AccountConfig;
import dev.kith.app.config.SignIn;
import dev.kith.proxy.signin.LocalLogins;
import dev.kith.proxy.tap.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The sign-ins of all accounts on which Kith signs in itself.
public final class SignIns implements LocalLogins {
    private static final Duration PROVIDER_PATIENCE = Duration.ofSeconds(20);
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final Map<String, Unattended> unattended = new LinkedHashMap<>();

    /// @param data the data folder
    /// @param notices hears an account's name, and a sentence when a new sign-in is needed or nothing when it
    ///     is no longer
    public SignIns(List<AccountConfig> accounts, Path data, InstantSource clock, BiConsumer<String, String> notices) {
        this(accounts, data, clock, Keyring.of(System.getProperty("os.name")), notices);
    }

    SignIns(
            List<AccountConfig> accounts,
            Path data,
            InstantSource clock,
            Keyring keyring,
            BiConsumer<String, String> notices) {
        for (var account : accounts) {
            var name = account.name();
            var file = file(data, name);
            switch (account.signIn()) {
                case SignIn.Client _ -> {}
                case SignIn.Command command -> {
                    var source = new PasswordSource(command.command(), COMMAND_PATIENCE);
                    if (account.listens()) {
                        keepers.put(
                                name, new Keeper(account, file, source, sentence -> notices.accept(name, sentence)));
                    } else {
                        unattended.put(
                                name, Unattended.asking(account, source, sentence -> notices.accept(name, sentence)));
                    }
                }
                case SignIn.OAuth settings -> {
                    var client = new OAuthClient(settings, new JdkHttp(PROVIDER_PATIENCE), clock);
                    var keeper = new Keeper(
                            account,
                            file,
                            new TokenSource(client, settings.mechanism().orElse("BEARER"), clock),
                            sentence -> notices.accept(name, sentence));
                    keepers.put(name, keeper);
                    if (!account.listens()) {
                        unattended.put(
                                name,
                                Unattended.opening(
                                        account,
                                        keeper,
                                        Unattended.Passwords.of(account, unlock(settings), keyring),
                                        sentence -> notices.accept(name, sentence)));
                    }
                }
            }
        }
    }

    private static Optional<PasswordSource> unlock(SignIn.OAuth settings) {
        return settings.unlock().map(command -> new PasswordSource(command, COMMAND_PATIENCE));
    }

    /// The local password that the account's own command prints; empty where the account has none.
    ///
    /// @throws OAuthTrouble when the command fails or prints nothing
    public static Optional<byte[]> unlocked(AccountConfig account) throws OAuthTrouble {
        return account.signIn() instanceof SignIn.OAuth settings
                        && settings.unlock().isPresent()
                ? Optional.of(unlock(settings).orElseThrow().run())
                : Optional.empty();
    }

    /// Whether a sign-in lies sealed in this folder that nobody and nothing but its user can open.
    ///
    /// @param data the data folder
    public static boolean waits(AccountConfig account, Path data) {
        return !account.listens()
                && account.signIn() instanceof SignIn.OAuth settings
                && settings.unlock().isEmpty()
                && Files.isReadable(file(data, account.name()))
                && Keyring.of(System.getProperty("os.name"))
                        .find(account.name())
                        .isEmpty();
    }

    /// Where an account's sign-in is kept.
    static Path file(Path data, String account) {
        return data.resolve("sign-in").resolve(account.replaceAll("[^A-Za-z0-9@._+-]", "_") + ".sealed");
    }

    @Override
    public boolean signsIn(String account) {
        return keepers.containsKey(account);
    }

    @Override
    public Verdict check(String account, String user, byte[] password) {
        var keeper = keepers.get(account);
        return keeper == null ? new Verdict.Unavailable("no such account") : keeper.check(user, password);
    }

    @Override
    public Verdict refused(String account, String detail) {
        var keeper = keepers.get(account);
        return keeper == null ? new Verdict.Unavailable("no such account") : keeper.refused();
    }

    /// A login for an account that no mail program signs in to. May block as long as provider, command or keyring.
    ///
    /// @param refused whether upstream refused the one that was given last
    public Verdict unattended(String account, boolean refused) {
        var alone = unattended.get(account);
        return alone == null ? new Verdict.Unavailable("no such account") : alone.login(refused);
    }

    /// Looks after the tokens that end soon; called now and then.
    ///
    /// @param renewed takes an account's fresh login, and owns it
    public void renew(BiConsumer<String, Login> renewed) {
        keepers.forEach((name, keeper) -> keeper.renew().ifPresent(login -> renewed.accept(name, login)));
    }
}
