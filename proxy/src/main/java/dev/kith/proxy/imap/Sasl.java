package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Login;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client's side of one SASL exchange, kept in memory until upstream has judged it. PLAIN (RFC 4616), LOGIN, XOAUTH2
/// and OAUTHBEARER (RFC 7628) hold a secret that can be used again; the others do not, by design.
final class Sasl {
    private static final int ANSWERS_MAX = 8;

    private final List<byte[]> answers = new ArrayList<>();
    private boolean unreadable;

    /// @param base64 as on the wire; `=` is an empty answer
    void answer(byte[] base64) {
        if (answers.size() == ANSWERS_MAX) {
            unreadable = true;
            return;
        }
        if (base64.length == 1 && base64[0] == '=') {
            answers.add(new byte[0]);
            return;
        }
        try {
            answers.add(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            unreadable = true;
        }
    }

    void unreadable() {
        unreadable = true;
    }

    /// The login that the answers hold, or null when it cannot be used again.
    @Nullable
    Login login(String mechanism) {
        if (unreadable || answers.isEmpty()) {
            return null;
        }
        return switch (mechanism) {
            case "PLAIN" -> plain(answers.getLast());
            case "LOGIN" ->
                answers.size() == 2
                        ? login(mechanism, answers.get(0), answers.get(1).clone())
                        : null;
            case "XOAUTH2" -> bearer(mechanism, answers.getFirst(), "user=");
            case "OAUTHBEARER" -> bearer(mechanism, answers.getFirst(), "a=");
            default -> null;
        };
    }

    /// `[authzid] NUL authcid NUL passwd`; acting for another user is not for Kith to repeat.
    private static @Nullable Login plain(byte[] answer) {
        int first = indexOf(answer, (byte) 0, 0);
        int second = first < 0 ? -1 : indexOf(answer, (byte) 0, first + 1);
        if (second < 0) {
            return null;
        }
        byte[] user = Arrays.copyOfRange(answer, first + 1, second);
        byte[] actsFor = Arrays.copyOf(answer, first);
        if (actsFor.length > 0 && !Arrays.equals(actsFor, user)) {
            return null;
        }
        return login("PLAIN", user, Arrays.copyOfRange(answer, second + 1, answer.length));
    }

    /// Fields end at 0x01; OAUTHBEARER's first one is a GS2 header with commas.
    private static @Nullable Login bearer(String mechanism, byte[] answer, String userKey) {
        byte[] user = field(answer, userKey, (byte) (mechanism.equals("XOAUTH2") ? 1 : ','));
        byte[] token = field(answer, "auth=Bearer ", (byte) 1);
        return user == null || token == null ? null : login(mechanism, user, token);
    }

    private static byte @Nullable [] field(byte[] answer, String key, byte end) {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + wanted.length <= answer.length; at++) {
            boolean atFieldStart = at == 0 || answer[at - 1] == 1 || answer[at - 1] == ',';
            if (atFieldStart && startsWithIgnoringCase(answer, at, wanted)) {
                int from = at + wanted.length;
                int to = indexOf(answer, end, from);
                return to < 0 ? null : Arrays.copyOfRange(answer, from, to);
            }
        }
        return null;
    }

    private static boolean startsWithIgnoringCase(byte[] octets, int from, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (Character.toLowerCase(octets[from + i]) != Character.toLowerCase(prefix[i])) {
                return false;
            }
        }
        return true;
    }

    private static Login login(String mechanism, byte[] user, byte[] secret) {
        return new Login(mechanism, new String(user, StandardCharsets.UTF_8), secret);
    }

    private static int indexOf(byte[] octets, byte wanted, int from) {
        for (int at = from; at < octets.length; at++) {
            if (octets[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    void wipe() {
        answers.forEach(answer -> Arrays.fill(answer, (byte) 0));
        answers.clear();
    }
}
