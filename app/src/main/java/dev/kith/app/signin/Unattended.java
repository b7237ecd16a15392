package dev.kith.app.signin;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.util.Arrays;
import java.util.function.Consumer;

/// The sign-in of an account that no mail program signs in to, so that nobody brings a local password: a command's
/// password is asked of the command, and a sealed refresh token is opened with what the system's keyring holds.
interface Unattended {
    /// @param refused whether upstream refused the login that was given last
    Verdict login(boolean refused);

    /// @param notice hears a sentence when there is trouble, and an empty one when it is over
    static Unattended asking(AccountConfig account, Source source, Consumer<String> notice) {
        return refused -> {
            try {
                return told(
                        account,
                        notice,
                        new Verdict.Use(source.give(account.proxy().address(), "", refused)
                                .login()));
            } catch (OAuthTrouble e) {
                return told(account, notice, new Verdict.Unavailable(e.words()));
            }
        };
    }

    /// @param notice hears a sentence when there is trouble, and an empty one when it is over
    static Unattended opening(AccountConfig account, Keeper keeper, Keyring keyring, Consumer<String> notice) {
        return refused -> told(account, notice, refused ? keeper.refused() : opened(account, keeper, keyring));
    }

    private static Verdict opened(AccountConfig account, Keeper keeper, Keyring keyring) {
        var password = keyring.find(account.name()).orElseGet(() -> new byte[0]);
        try {
            return password.length == 0
                    ? new Verdict.Wrong("the system's keyring does not give the password of the sign-in; unlock it, or"
                            + " sign in anew: kith sign-in " + account.name())
                    : keeper.check(account.proxy().address(), password);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static Verdict told(AccountConfig account, Consumer<String> notice, Verdict verdict) {
        switch (verdict) {
            case Verdict.Use _ -> notice.accept("");
            case Verdict.Wrong(var words) -> notice.accept(account.name() + ": " + words + ".");
            case Verdict.Unavailable(var words) -> notice.accept(account.name() + ": " + words + ".");
        }
        return verdict;
    }
}
