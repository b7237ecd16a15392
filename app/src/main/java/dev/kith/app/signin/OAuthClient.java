package dev.kith.app.signin;

import dev.kith.app.config.OAuthProvider;
import dev.kith.app.config.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with a provider's OAuth endpoints: authorization code with PKCE (RFC 7636), device code
/// (RFC 8628), refresh (RFC 6749 section 6).
final class OAuthClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LIFE_SECONDS_DEFAULT = 3600;
    private static final long LIFE_SECONDS_MAX = 86_400;

    private final SignIn.OAuth settings;
    private final Http http;
    private final InstantSource clock;

    OAuthClient(SignIn.OAuth settings, Http http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /// The secrets of one sign-in in the browser: the verifier proves to the token endpoint, and the state to
    /// Kith, that both ends belong together.
    record Attempt(String verifier, String state) {
        static Attempt fresh() {
            return new Attempt(random(32), random(16));
        }

        /// RFC 7636 section 4.2, method S256.
        String challenge() {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "Attempt[hidden]";
        }

        private static String random(int octets) {
            var bytes = new byte[octets];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }

    /// The address that the user's browser opens.
    URI authorization(Attempt attempt, String redirect, String address) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", provider().scope());
        query.put("state", attempt.state());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        query.put("login_hint", address);
        var base = provider().authorize().toString();
        return URI.create(base + (base.contains("?") ? "&" : "?") + JdkHttp.encoded(query));
    }

    Grant redeem(String code, Attempt attempt, String redirect) throws OAuthTrouble {
        var form = form("authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", attempt.verifier());
        return grant(ask(provider().token(), form));
    }

    /// @throws OAuthTrouble that asks for a new sign-in when the provider has taken the token back
    Grant refresh(String refreshToken) throws OAuthTrouble {
        var form = form("refresh_token");
        form.put("refresh_token", refreshToken);
        return grant(ask(provider().token(), form));
    }

    /// What the user types where a browser is.
    ///
    /// @param every how long to wait between two questions
    record Device(String deviceCode, String userCode, String where, Duration every, Duration life) {
        @Override
        public String toString() {
            return "Device[hidden]";
        }
    }

    Device device() throws OAuthTrouble {
        var endpoint = provider()
                .device()
                .orElseThrow(() -> new OAuthTrouble(
                        false, "", provider().name() + " has no sign-in by code: sign in on a machine with a browser"));
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", settings.clientId());
        form.put("scope", provider().scope());
        var answer = ask(endpoint, form);
        var where = answer.path("verification_uri")
                .asString(answer.path("verification_url").asString(""));
        return new Device(
                answer.path("device_code").asString(""),
                answer.path("user_code").asString(""),
                where,
                Duration.ofSeconds(Math.clamp(answer.path("interval").asLong(5), 1, 60)),
                Duration.ofSeconds(Math.clamp(answer.path("expires_in").asLong(900), 1, 3600)));
    }

    /// Asks once whether the user has consented.
    ///
    /// @throws OAuthTrouble with the code `authorization_pending` or `slow_down` while not
    Grant redeem(Device device) throws OAuthTrouble {
        var form = form("urn:ietf:params:oauth:grant-type:device_code");
        form.put("device_code", device.deviceCode());
        return grant(ask(provider().token(), form));
    }

    private OAuthProvider provider() {
        return settings.provider();
    }

    private Map<String, String> form(String type) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", type);
        form.put("client_id", settings.clientId());
        settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        return form;
    }

    private Grant grant(JsonNode answer) throws OAuthTrouble {
        var access = answer.path("access_token").asString("");
        if (access.isEmpty()) {
            throw new OAuthTrouble(false, "", host() + " gave an answer without a token");
        }
        var life = answer.path("expires_in").asLong(LIFE_SECONDS_DEFAULT);
        return new Grant(
                access,
                answer.path("refresh_token").asString(""),
                clock.instant().plusSeconds(Math.clamp(life, 0, LIFE_SECONDS_MAX)));
    }

    private JsonNode ask(URI endpoint, Map<String, String> form) throws OAuthTrouble {
        Http.Answer answer;
        try {
            answer = http.post(endpoint, form);
        } catch (HttpTimeoutException _) {
            throw new OAuthTrouble(false, "", endpoint.getHost() + " does not answer in time; it is tried again");
        } catch (IOException _) {
            throw new OAuthTrouble(
                    false, "", endpoint.getHost() + " cannot be reached; is this machine on the network?");
        }
        JsonNode json;
        try {
            json = JSON.readTree(answer.text());
        } catch (JacksonException _) {
            throw new OAuthTrouble(
                    false,
                    "",
                    endpoint.getHost() + " answers with something else (status " + answer.status()
                            + "); does this network have a sign-in page?");
        }
        if (answer.status() == 200) {
            return json;
        }
        throw trouble(endpoint.getHost(), answer.status(), json.path("error").asString(""));
    }

    /// RFC 6749 section 5.2, RFC 8628 section 3.5. The description is the provider's text and is not repeated.
    private static OAuthTrouble trouble(String host, int status, String error) {
        var code = error.matches("[a-z_]{1,40}") ? error : "";
        return switch (code) {
            case "invalid_grant", "expired_token", "interaction_required", "consent_required" ->
                new OAuthTrouble(true, code, host + " no longer accepts the sign-in");
            case "access_denied" -> new OAuthTrouble(true, code, "the consent was not given");
            case "invalid_client", "unauthorized_client" ->
                new OAuthTrouble(true, code, host + " does not know the client id, or not this way of using it");
            case "authorization_pending", "slow_down" -> new OAuthTrouble(false, code, "the consent is not given yet");
            case "invalid_scope" ->
                new OAuthTrouble(true, code, host + " does not grant access to mail to this client id");
            default ->
                new OAuthTrouble(
                        false,
                        code,
                        host + " has trouble of its own (status " + status + (code.isEmpty() ? "" : ", " + code)
                                + "); it is tried again");
        };
    }

    private String host() {
        return String.valueOf(provider().token().getHost());
    }
}
