package dev.kith.proxy.signin;

import dev.kith.proxy.tap.Login;

/// Checks the local passwords of accounts where Kith signs in itself, and gives what to sign in upstream with.
/// Called on virtual threads; may block for as long as a provider takes to answer.
public interface LocalLogins {
    /// Whether Kith signs in itself on this account.
    boolean signsIn(String account);

    /// Checks what the mail program gave.
    ///
    /// @param password zeroed by the caller when this returns
    Verdict check(String account, String user, byte[] password);

    /// Upstream refused what [#check] gave; called once a sign-in, and a second [Verdict.Use] is tried once.
    ///
    /// @param detail what upstream said about it, already decoded; not for logs
    Verdict refused(String account, String detail);

    /// What became of a sign-in.
    sealed interface Verdict {
        /// Sign in upstream with this. Whoever takes it wipes it.
        ///
        /// @param login `PLAIN` with a password; `XOAUTH2` or `OAUTHBEARER` with a token; `BEARER` lets the
        ///     dialogue choose between the two
        record Use(Login login) implements Verdict {}

        /// The local password is wrong, or the user name is.
        record Wrong(String words) implements Verdict {}

        /// Not now, or not before the user has done something.
        ///
        /// @param words for the user, in the mail program's own error box
        record Unavailable(String words) implements Verdict {}
    }
}
