package dev.kith.proxy.tap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The user name in the first response of a SASL exchange that says anything. Where a client acts for another
/// user (authorisation name), that one's mailbox is opened, and that one's is the name. Of the secret beside
/// it no copy is made.
final class SaslName {
    private SaslName() {}

    /// Whether the mechanism has the client say a name where everybody on the way can read it.
    static boolean shown(String mechanism) {
        return mechanism.startsWith("SCRAM-")
                || switch (mechanism) {
                    case "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER", "CRAM-MD5", "OTP", "SECURID" -> true;
                    default -> false;
                };
    }

    /// @param mechanism in capitals
    static Optional<String> of(String mechanism, byte[] response) {
        String name = switch (mechanism) {
            case "LOGIN" -> text(response, 0, response.length);
            case "PLAIN", "OTP", "SECURID" -> betweenNuls(response);
            case "XOAUTH2" -> field(response, "\1", "user=");
            // RFC 5801 section 4: in the header of GS2
            case "OAUTHBEARER" -> unescaped(field(response, "\1,", "a="));
            // RFC 2195 section 2: name, blank, digest
            case "CRAM-MD5" -> text(response, 0, Math.max(0, lastBlank(response)));
            default -> mechanism.startsWith("SCRAM-") ? scram(response) : "";
        };
        return Optional.of(name).filter(said -> !said.isBlank());
    }

    /// RFC 4616, RFC 2444, RFC 2808: authorisation name, NUL, name, and here and there NUL and more.
    private static String betweenNuls(byte[] message) {
        int first = end(message, 0, "\0");
        if (first == message.length) {
            return "";
        }
        return first > 0 ? text(message, 0, first) : text(message, 1, end(message, 1, "\0"));
    }

    /// RFC 5802 section 7: `n,a=AUTHORISATION,n=NAME,r=NONCE`.
    private static String scram(byte[] message) {
        String acting = field(message, ",", "a=");
        return unescaped(acting.isEmpty() ? field(message, ",", "n=") : acting);
    }

    private static String field(byte[] message, String separators, String prefix) {
        for (int from = 0; from < message.length; ) {
            int end = end(message, from, separators);
            int name = from + prefix.length();
            if (name <= end && text(message, from, name).equals(prefix)) {
                return text(message, name, end);
            }
            from = end + 1;
        }
        return "";
    }

    private static int end(byte[] message, int from, String separators) {
        int at = from;
        while (at < message.length && separators.indexOf(message[at]) < 0) {
            at++;
        }
        return at;
    }

    private static int lastBlank(byte[] message) {
        int at = message.length - 1;
        while (at >= 0 && message[at] != ' ') {
            at--;
        }
        return at;
    }

    /// RFC 5801 section 4: `,` and `=` are written as their codes.
    static String unescaped(String saslName) {
        return saslName.replace("=2C", ",").replace("=3D", "=");
    }

    private static String text(byte[] message, int from, int to) {
        return new String(message, from, to - from, StandardCharsets.UTF_8);
    }
}
