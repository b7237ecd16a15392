package dev.kith.proxy.signin;

import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// One SASL exchange with upstream, in the client's stead or the companion's own, in the two-step form, which every
/// server takes whatever the length of the response (RFC 4954 section 4, RFC 9051 section 6.2.2).
///
/// @param mechanism as upstream is told
/// @param response base64, to be zeroed after use
/// @param second what is answered to a second challenge, to be zeroed too: LOGIN's password; or to one that holds an
///     error, for which XOAUTH2 wants an empty line, OAUTHBEARER 0x01 (RFC 7628 section 3.2.3)
public record Exchange(String mechanism, byte[] response, byte[] second) {
    /// By whichever mechanism fits. Takes what is needed from the login and wipes it.
    ///
    /// @param offered the mechanisms that upstream named; empty when it named none
    public static Exchange of(Login login, Set<String> offered) {
        try {
            return switch (login.mechanism()) {
                case "XOAUTH2" -> bearer("XOAUTH2", login);
                case "OAUTHBEARER" -> bearer("OAUTHBEARER", login);
                case "BEARER" -> bearer(standardOnly(offered) ? "OAUTHBEARER" : "XOAUTH2", login);
                default -> loginOnly(offered) ? login(login) : plain(login);
            };
        } finally {
            login.wipe();
        }
    }

    /// Both are understood by all who offer both; XOAUTH2 is the one that the large providers document.
    private static boolean standardOnly(Set<String> offered) {
        return offered.contains("OAUTHBEARER") && !offered.contains("XOAUTH2");
    }

    /// Exchange offers no PLAIN for submission, and others neither: AUTH LOGIN is what they take passwords by.
    private static boolean loginOnly(Set<String> offered) {
        return offered.contains("LOGIN") && !offered.contains("PLAIN");
    }

    private static Exchange bearer(String mechanism, Login login) {
        var standard = mechanism.equals("OAUTHBEARER");
        var head = standard
                ? "n,a=" + saslName(login.user()) + ",\1auth=Bearer "
                : "user=" + login.user() + "\1auth=Bearer ";
        return new Exchange(
                mechanism,
                encoded(head.getBytes(StandardCharsets.UTF_8), login.secret(), new byte[] {1, 1}),
                standard ? "AQ==".getBytes(StandardCharsets.US_ASCII) : new byte[0]);
    }

    /// RFC 5801 section 4: `=` and `,` are written as their codes.
    private static String saslName(String user) {
        return user.replace("=", "=3D").replace(",", "=2C");
    }

    /// A password (RFC 4616).
    public static Exchange plain(Login login) {
        var head = ("\0" + login.user() + "\0").getBytes(StandardCharsets.UTF_8);
        return new Exchange("PLAIN", encoded(head, login.secret(), new byte[0]), new byte[] {'*'});
    }

    /// The same in two steps, the name and then the password: draft-murchison-sasl-login.
    public static Exchange login(Login login) {
        var user = login.user().getBytes(StandardCharsets.UTF_8);
        var nothing = new byte[0];
        return new Exchange("LOGIN", encoded(user, nothing, nothing), encoded(nothing, login.secret(), nothing));
    }

    /// Whether a second challenge tells of an error.
    boolean endsInError() {
        return !mechanism.equals("LOGIN");
    }

    private static byte[] encoded(byte[] head, byte[] secret, byte[] tail) {
        var joined = Arrays.copyOf(head, head.length + secret.length + tail.length);
        System.arraycopy(secret, 0, joined, head.length, secret.length);
        System.arraycopy(tail, 0, joined, head.length + secret.length, tail.length);
        var encoded = Base64.getEncoder().encode(joined);
        Arrays.fill(joined, (byte) 0);
        return encoded;
    }

    public void wipe() {
        Arrays.fill(response, (byte) 0);
        Arrays.fill(second, (byte) 0);
    }
}
