package dev.kith.app.config;

import java.util.Optional;

/// Who signs in upstream, and with what.
public sealed interface SignIn {
    /// The mail program, with its own password, which passes through.
    record Client() implements SignIn {}

    /// Kith, with the password that a command prints. The mail program signs in to Kith with a local password.
    ///
    /// @param command given to the shell
    record Command(String command) implements SignIn {}

    /// Kith, with a token. The mail program signs in to Kith with a local password.
    ///
    /// @param clientSecret some providers give one to installed programs too, where it is no secret
    /// @param mechanism `XOAUTH2` or `OAUTHBEARER`; empty: the better one that the server offers
    /// @param unlock a command for the shell that prints the local password, where no mail program brings it
    record OAuth(
            OAuthProvider provider,
            String clientId,
            Optional<String> clientSecret,
            Optional<String> mechanism,
            Optional<String> unlock)
            implements SignIn {}

    /// Whether Kith itself signs in upstream.
    default boolean kithSignsIn() {
        return !(this instanceof Client);
    }
}
