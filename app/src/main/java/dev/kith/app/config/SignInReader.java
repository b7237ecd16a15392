package dev.kith.app.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads `sign_in:` of an account.
final class SignInReader {
    private static final String EXPECTED =
            "client, { command: \"pass show mail\" } or { oauth: google, client_id: \"…\" }";
    private static final List<String> PROVIDERS = List.of("google", "microsoft", "yahoo", "own");

    private SignInReader() {}

    /// @param fields the account's
    static SignIn read(Fields fields) {
        if (fields.node("sign_in").orElse(null) instanceof Node.Scalar) {
            fields.word("sign_in", List.of("client"));
            return new SignIn.Client();
        }
        var here = fields.mapping("sign_in", EXPECTED);
        if (here.isEmpty()) {
            return new SignIn.Client();
        }
        var read = here.get().has("command") ? command(here.get()) : oauth(here.get());
        here.get().end();
        return read.orElse(new SignIn.Client());
    }

    private static Optional<SignIn> command(Fields here) {
        return here.value("command", "a command that prints the password", t -> t)
                .map(SignIn.Command::new);
    }

    private static Optional<SignIn> oauth(Fields here) {
        var name = here.word("oauth", PROVIDERS);
        if (!here.has("oauth")) {
            here.mistake(here.place(), here.path("oauth") + " or command: one of the two is needed", EXPECTED + ".");
        }
        var clientId = here.value("client_id", "the client id that your provider gave", t -> t);
        var secret = here.value("client_secret", "the client secret that came with the client id", t -> t);
        var mechanism = here.word("mechanism", List.of("XOAUTH2", "OAUTHBEARER"));
        var unlock = here.value("unlock", "a command that prints the local password, where listen is off", t -> t);
        var shipped = name.flatMap(OAuthProvider::shipped);
        var provider = own(here, name.orElse("own"), shipped);
        if (name.isPresent() && clientId.isEmpty() && !here.has("client_id")) {
            here.mistake(
                    here.placeOf("oauth"),
                    here.path("client_id") + " is missing",
                    "add client_id: with the one your provider or distributor gave; docs/oauth.md says how to get"
                            + " one.");
        }
        if (name.isEmpty() || provider.isEmpty() || clientId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignIn.OAuth(provider.get(), clientId.get(), secret, mechanism, unlock));
    }

    /// What the file says goes before what Kith brings.
    private static Optional<OAuthProvider> own(Fields here, String name, Optional<OAuthProvider> shipped) {
        var authorize = here.value("authorize", "https://… of the authorization endpoint", SignInReader::endpoint);
        var token = here.value("token", "https://… of the token endpoint", SignInReader::endpoint);
        var device = here.value("device", "https://… of the device endpoint", SignInReader::endpoint);
        var scope = here.value("scope", "the scopes, apart by spaces", t -> t);
        if (shipped.isEmpty() && (authorize.isEmpty() || token.isEmpty() || scope.isEmpty())) {
            here.mistake(
                    here.place(),
                    here.path("oauth") + ": own needs authorize, token and scope",
                    "take them from your provider's documents, or name google, microsoft or yahoo.");
            return Optional.empty();
        }
        return Optional.of(new OAuthProvider(
                name,
                authorize.orElseGet(() -> shipped.orElseThrow().authorize()),
                token.orElseGet(() -> shipped.orElseThrow().token()),
                device.or(() -> shipped.flatMap(OAuthProvider::device)),
                scope.orElseGet(() -> shipped.orElseThrow().scope())));
    }

    /// Over TLS, but for this machine.
    private static URI endpoint(String text) {
        var uri = URI.create(text);
        var host = uri.getHost();
        if (host == null
                || !("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && Loopback.is(host)))) {
            throw new IllegalArgumentException("\"" + text + "\" is not an https address");
        }
        return uri;
    }
}
