package dev.kith.app.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What a visitor must know. All of it follows from one random token (HMAC-SHA256), so that one file holds it.
///
/// The pages live under a path that nobody can guess, and the cookie is sent to that path only. Cookies do not know
/// ports (RFC 6265, 8.5): without it, a server of another user of this machine would be sent the cookie by a browser
/// that was lured there.
final class Secrets {
    private static final int TOKEN_OCTETS = 32;
    private static final int PATH_CHARACTERS = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String token;
    private final String cookie;
    private final String path;
    private final String form;

    private Secrets(String token) {
        this.token = token;
        this.cookie = derived("cookie");
        this.path = derived("path").substring(0, PATH_CHARACTERS);
        this.form = derived("form");
    }

    static Secrets random() {
        var octets = new byte[TOKEN_OCTETS];
        new SecureRandom().nextBytes(octets);
        return new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /// @throws IllegalArgumentException when it is no token of Kith's
    static Secrets of(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("not a token");
        }
        return new Secrets(token);
    }

    /// What the printed link carries, exchanged for the cookie.
    String token() {
        return token;
    }

    String cookie() {
        return cookie;
    }

    /// The folder of all pages: `/` on both ends.
    String path() {
        return "/" + path + "/";
    }

    /// What every form carries (CSRF).
    String form() {
        return form;
    }

    /// Compares in a time that does not depend on where the two differ.
    static boolean same(String secret, @Nullable String given) {
        return given != null && MessageDigest.isEqual(secret.getBytes(US_ASCII), given.getBytes(US_ASCII));
    }

    private String derived(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(purpose.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
