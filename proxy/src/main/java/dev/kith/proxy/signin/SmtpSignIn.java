package dev.kith.proxy.signin;

import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.tap.TapHealth;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Submission before the sign-in (RFC 6409 section 4.3): AUTH is Kith's, mail needs it, all else passes on. One
/// command at a time, so that replies stay in their order.
final class SmtpSignIn extends SignInDialogue {
    private static final Set<String> BEFORE_SIGN_IN =
            Set.of("EHLO", "HELO", "STARTTLS", "NOOP", "RSET", "QUIT", "HELP", "VRFY", "EXPN");

    private final boolean tlsFirst;
    /// Upstream owes the greeting first.
    private boolean waiting = true;
    private @Nullable String asking;
    private byte @Nullable [] name;

    /// @param tlsFirst whether the client has to put TLS on its leg before it signs in
    SmtpSignIn(
            String account, Legs legs, LocalLogins logins, TapHealth health, DialogueFactory behind, boolean tlsFirst) {
        super(account, legs, logins, health, behind);
        this.tlsFirst = tlsFirst;
    }

    @Override
    void read() {
        while (before() && !waiting) {
            var line = fromClient.next();
            if (line == null) {
                return;
            }
            if (asking != null) {
                answer(trimmed(line));
            } else {
                command(line);
            }
        }
    }

    private void command(byte[] line) {
        var text = trimmed(line);
        var space = 0;
        while (space < text.length && text[space] != ' ') {
            space++;
        }
        var verb = upper(text, 0, space);
        if (verb.equals("AUTH") && (!tlsFirst || legs.clientTls())) {
            auth(text, space);
        } else if (verb.equals("STARTTLS")) {
            // what stands behind it in clear is for the dialogue behind to refuse (CVE-2011-0411)
            var rest = fromClient.take(fromClient.size());
            var whole = Arrays.copyOf(line, line.length + rest.length);
            System.arraycopy(rest, 0, whole, line.length, rest.length);
            waiting = true;
            pass(whole);
        } else if (BEFORE_SIGN_IN.contains(verb) || verb.equals("AUTH")) {
            waiting = true;
            pass(line);
        } else {
            say(ascii("530 5.7.0 Kith: sign in first, with the local password\r\n"));
        }
    }

    // ---- AUTH (RFC 4954)

    private void auth(byte[] text, int space) {
        var words = new String(
                        text,
                        Math.min(space + 1, text.length),
                        Math.max(0, text.length - space - 1),
                        StandardCharsets.ISO_8859_1)
                .strip()
                .split(" +", -1);
        var mechanism = words[0].toUpperCase(java.util.Locale.ROOT);
        if (!mechanism.equals("PLAIN") && !mechanism.equals("LOGIN")) {
            say(ascii("504 5.5.4 Kith signs in here: PLAIN and LOGIN are taken, with the local password\r\n"));
            return;
        }
        asking = mechanism;
        name = null;
        if (words.length > 1) {
            response(ascii(words[1].equals("=") ? "" : words[1]));
        } else {
            say(ascii(mechanism.equals("PLAIN") ? "334 \r\n" : "334 VXNlcm5hbWU6\r\n"));
        }
        Arrays.fill(text, (byte) 0);
    }

    private void answer(byte[] text) {
        if (text.length == 1 && text[0] == '*') {
            asking = null;
            say(ascii("501 5.7.0 cancelled\r\n"));
            return;
        }
        response(text);
    }

    private void response(byte[] base64) {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            asking = null;
            say(ascii("501 5.5.2 that is not base64\r\n"));
            return;
        }
        if ("LOGIN".equals(asking) && name == null) {
            name = octets;
            say(ascii("334 UGFzc3dvcmQ6\r\n"));
            return;
        }
        var plain = "PLAIN".equals(asking);
        asking = null;
        if (!plain) {
            check(new String(name == null ? new byte[0] : name, StandardCharsets.UTF_8), octets);
            return;
        }
        var given = Plain.of(octets);
        if (given == null) {
            say(ascii("501 5.5.2 that is not a PLAIN response\r\n"));
            return;
        }
        check(given.user(), given.password());
    }

    // ---- what the client sees

    @Override
    byte[] shown(byte[] line) {
        var last = line.length < 4 || line[3] != '-';
        if (last) {
            waiting = false;
            // the next command is read once this line has gone out
            legs.execute(this::read);
        }
        if (tlsFirst && !legs.clientTls()) {
            return line;
        }
        return ascii(MechanismList.smtp(new String(line, StandardCharsets.ISO_8859_1), mechanisms));
    }

    // ---- upstream

    @Override
    byte[] begin(String mechanism) {
        return ascii("AUTH " + mechanism + "\r\n");
    }

    @Override
    Meaning meaning(byte[] line) {
        var code = upper(line, 0, Math.min(3, line.length));
        if (line.length > 3 && line[3] == '-') {
            return code.equals("235") ? Meaning.BESIDES : Meaning.PART_OF_NO;
        }
        return switch (code) {
            case "334" -> Meaning.CHALLENGE;
            case "235" -> Meaning.YES;
            default -> Meaning.NO;
        };
    }

    @Override
    byte[] no(String words, boolean itsFault) {
        return ascii((itsFault ? "535 5.7.8 Kith: " : "454 4.7.0 Kith: ") + plain(words) + "\r\n");
    }

    private static byte[] trimmed(byte[] line) {
        var end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(line, end);
    }
}
