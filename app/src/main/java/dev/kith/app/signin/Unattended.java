package dev.kith.app.signin;

import dev.kith.app.config.AccountConfig;
import dev.kith.proxy.signin.LocalLogins.Verdict;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// The sign-in of an account that no mail program signs in to, so that nobody brings a local password: a command's
/// password is asked of the command, and a sealed refresh token is opened with what the system's keyring holds, what
/// another command prints, or what the user typed when Kith started.
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

    /// Who gives a local password.
    interface Passwords {
        /// @throws OAuthTrouble with the sentence for the user when there is none now
        byte[] give() throws OAuthTrouble;

        static Passwords of(AccountConfig account, Optional<PasswordSource> unlock, Keyring keyring) {
            return unlock.<Passwords>map(command -> command::run)
                    .orElse(() -> keyring.find(account.name())
                            .orElseThrow(() -> new OAuthTrouble(
                                    false,
                                    "",
                                    "the system's keyring does not give the password of the sign-in; unlock it, start"
                                        + " Kith in a terminal with kith run, which asks for it, or sign in anew: kith"
                                        + " sign-in "
                                            + account.name())));
        }
    }

    /// @param notice hears a sentence when there is trouble, and an empty one when it is over
    static Unattended opening(AccountConfig account, Keeper keeper, Passwords passwords, Consumer<String> notice) {
        return refused -> told(
                account,
                notice,
                refused ? keeper.refused() : keeper.opened().orElseGet(() -> opened(account, keeper, passwords)));
    }

    private static Verdict opened(AccountConfig account, Keeper keeper, Passwords passwords) {
        byte[] password;
        try {
            password = passwords.give();
        } catch (OAuthTrouble e) {
            return new Verdict.Wrong(e.words());
        }
        try {
            return keeper.check(account.proxy().address(), password);
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
