package dev.kith.proxy.signin;

import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Kith's half of an [Exchange] as it goes on: which answer comes next, and the error that upstream gave for it. The
/// answer that went upstream last holds a secret, and is overwritten when upstream has judged it.
final class UpstreamExchange {
    private @Nullable Exchange exchange;
    private byte[] given = {};
    private boolean answered;
    private String error = "";

    /// @param login wiped here
    /// @param offered the mechanisms that upstream named
    /// @return the mechanism
    String begin(Login login, Set<String> offered) {
        var begun = Exchange.of(login, offered);
        exchange = begun;
        answered = false;
        error = "";
        return begun.mechanism();
    }

    /// The answer to a challenge, as a line; null when none is waited for.
    byte @Nullable [] answer(byte[] challenge) {
        var now = exchange;
        if (now == null) {
            return null;
        }
        if (answered && now.endsInError()) {
            error = decoded(challenge);
        }
        var next = line(answered ? now.second() : now.response());
        answered = true;
        Arrays.fill(given, (byte) 0);
        given = next;
        return next;
    }

    /// Whether this answer is still to be given. Upstream may have judged without waiting for it: then it is
    /// overwritten, and no answer any more.
    @SuppressWarnings("ReferenceEquality") // whether it is this answer, not whether it says the same
    boolean stands(byte[] answer) {
        return answer == given;
    }

    /// What upstream said of the last answer (RFC 7628 section 3.2.2); empty when it said nothing.
    String error() {
        return error;
    }

    void wipe() {
        if (exchange != null) {
            exchange.wipe();
            exchange = null;
        }
        Arrays.fill(given, (byte) 0);
        given = new byte[0];
    }

    private static byte[] line(byte[] text) {
        var line = Arrays.copyOf(text, text.length + 2);
        line[text.length] = '\r';
        line[text.length + 1] = '\n';
        return line;
    }

    /// The error of a challenge: JSON in base64.
    private static String decoded(byte[] challenge) {
        var text = new String(challenge, StandardCharsets.US_ASCII).strip();
        var space = text.lastIndexOf(' ');
        try {
            return new String(Base64.getDecoder().decode(text.substring(space + 1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
