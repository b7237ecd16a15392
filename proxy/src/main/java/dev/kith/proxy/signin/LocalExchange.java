package dev.kith.proxy.signin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The client's exchange with Kith, in which it gives the local password: the server's side of SASL PLAIN (RFC 4616)
/// and LOGIN (draft-murchison-sasl-login). What stands around a challenge or a refusal is the protocol's to write.
final class LocalExchange {
    /// "Username:" and "Password:", as every server asks.
    private static final String NAME_ASKED = "VXNlcm5hbWU6";

    private static final String PASSWORD_ASKED = "UGFzc3dvcmQ6";

    private final boolean plain;
    private byte @Nullable [] name;

    /// What comes next.
    sealed interface Step {
        /// The client is asked for more, with this challenge in base64.
        record Ask(String challenge) implements Step {}

        /// The exchange is over.
        ///
        /// @param password to be wiped
        record Given(String user, byte[] password) implements Step {}

        /// The exchange is over: its response could not be read.
        record Unreadable(String why) implements Step {}
    }

    private LocalExchange(boolean plain) {
        this.plain = plain;
    }

    /// @return null for a mechanism that Kith does not take
    static @Nullable LocalExchange of(String mechanism) {
        return switch (mechanism) {
            case "PLAIN" -> new LocalExchange(true);
            case "LOGIN" -> new LocalExchange(false);
            default -> null;
        };
    }

    /// Where the client has sent no initial response (RFC 4954 section 4, RFC 4959).
    Step begin() {
        return new Step.Ask(plain ? "" : NAME_ASKED);
    }

    /// @param base64 the client's response; zeroed here
    Step response(byte[] base64) {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new Step.Unreadable("that is not base64");
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
        if (plain) {
            var given = Plain.of(octets);
            return given == null
                    ? new Step.Unreadable("that is not a PLAIN response")
                    : new Step.Given(given.user(), given.password());
        }
        if (name == null) {
            name = octets;
            return new Step.Ask(PASSWORD_ASKED);
        }
        return new Step.Given(new String(name, StandardCharsets.UTF_8), octets);
    }
}
