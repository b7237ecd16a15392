package dev.kith.proxy.tap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the client's half of one SASL exchange, until upstream has said whether it was right. Holds secrets:
/// [#wipe] it in any case. Mechanisms without a reusable secret yield no login, most of them a name.
public final class SaslCapture {
    private static final int RESPONSES_MAX = 8;
    private static final byte SEPARATOR = 1;

    private final String mechanism;
    private final List<byte[]> responses = new ArrayList<>();
    private boolean broken;

    /// @param mechanism as the client named it
    public SaslCapture(String mechanism) {
        this.mechanism = mechanism.toUpperCase(Locale.ROOT);
    }

    public String mechanism() {
        return mechanism;
    }

    /// One response of the client, as it stands on the wire: base64, or `=` for an empty initial one.
    public void response(byte[] base64) {
        if (broken || responses.size() == RESPONSES_MAX || !SaslName.shown(mechanism)) {
            return;
        }
        if (base64.length == 1 && base64[0] == '=') {
            responses.add(new byte[0]);
            return;
        }
        try {
            responses.add(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            broken = true;
        }
    }

    /// A response came that was too long to be kept.
    public void missed() {
        broken = true;
    }

    /// Whose mailbox it is that upstream opens: who is acted for, where the client says so. Empty where the
    /// mechanism does not show it, or the exchange was not understood.
    public Optional<String> user() {
        // an empty one before it is an initial response that says nothing
        return broken
                ? Optional.empty()
                : responses.stream()
                        .filter(response -> response.length > 0)
                        .findFirst()
                        .flatMap(response -> SaslName.of(mechanism, response));
    }

    /// Whether the mechanism shows a secret that can be used again.
    public boolean reusable() {
        return switch (mechanism) {
            case "PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER" -> true;
            default -> false;
        };
    }

    /// The login, for the new owner to wipe; empty when the mechanism shows none or the exchange was not understood.
    public Optional<Login> login() {
        if (broken || responses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (mechanism) {
                    case "PLAIN" -> plain(responses.getFirst());
                    case "LOGIN" -> nameThenSecret();
                    case "XOAUTH2" -> bearer(responses.getFirst(), "user=");
                    case "OAUTHBEARER" -> bearer(responses.getFirst(), "a=");
                    default -> null;
                });
    }

    public void wipe() {
        responses.forEach(response -> Arrays.fill(response, (byte) 0));
        responses.clear();
    }

    /// Two answers; an empty initial response before them is none (`AUTHENTICATE LOGIN =`).
    private @Nullable Login nameThenSecret() {
        var name = responses.size() == 3 && responses.getFirst().length == 0 ? 1 : 0;
        return responses.size() == name + 2 ? named(responses.get(name), responses.get(name + 1)) : null;
    }

    /// RFC 4616 section 2: authorisation name, NUL, name, NUL, password.
    private @Nullable Login plain(byte[] message) {
        var first = indexOf(message, (byte) 0, 0);
        var second = first < 0 ? -1 : indexOf(message, (byte) 0, first + 1);
        if (second < 0) {
            return null;
        }
        byte[] name = Arrays.copyOfRange(message, first + 1, second);
        // with this name alone Kith would come to another mailbox than the one that the client opens
        if (first > 0 && !UserName.same(text(message, 0, first), text(message, first + 1, second))) {
            return null;
        }
        return named(name, Arrays.copyOfRange(message, second + 1, message.length));
    }

    /// RFC 7628 section 3.1, and XOAUTH2, which looks the same but for its beginning: fields apart by 0x01.
    private @Nullable Login bearer(byte[] message, String userField) {
        String user = null;
        byte[] token = null;
        var from = 0;
        while (from < message.length) {
            var next = indexOf(message, SEPARATOR, from);
            var end = next < 0 ? message.length : next;
            var token0 = after(message, from, end, "auth=bearer ");
            if (token0 >= 0) {
                token = Arrays.copyOfRange(message, token0, end);
            } else if (user == null) {
                user = userIn(message, from, end, userField);
            }
            from = end + 1;
        }
        return user == null || token == null ? null : new Login(mechanism, user, token);
    }

    /// `user=NAME`, or in the GS2 header `n,a=NAME,` (RFC 5801 section 4).
    private static @Nullable String userIn(byte[] message, int from, int end, String field) {
        var text = new String(message, from, end - from, StandardCharsets.UTF_8);
        for (var part : field.equals("a=") ? text.split(",", -1) : new String[] {text}) {
            if (part.startsWith(field)) {
                return SaslName.unescaped(part.substring(field.length()));
            }
        }
        return null;
    }

    private Login named(byte[] user, byte[] secret) {
        return new Login(mechanism, new String(user, StandardCharsets.UTF_8), secret.clone());
    }

    private static int after(byte[] message, int from, int end, String prefix) {
        var until = from + prefix.length();
        if (until > end) {
            return -1;
        }
        for (var i = 0; i < prefix.length(); i++) {
            if (Character.toLowerCase((char) message[from + i]) != prefix.charAt(i)) {
                return -1;
            }
        }
        return until;
    }

    private static String text(byte[] message, int from, int to) {
        return new String(message, from, to - from, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] octets, byte wanted, int from) {
        for (var i = from; i < octets.length; i++) {
            if (octets[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
