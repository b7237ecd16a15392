package dev.kith.proxy.signin;

import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.signin.LocalExchange.Step;
import dev.kith.proxy.tap.TapHealth;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
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
    private @Nullable LocalExchange asking;

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
                answer(asking, trimmed(line));
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
        var exchange = LocalExchange.of(words[0].toUpperCase(Locale.ROOT));
        if (exchange == null) {
            say(ascii("504 5.5.4 Kith signs in here: PLAIN and LOGIN are taken, with the local password\r\n"));
            return;
        }
        asking = exchange;
        if (words.length > 1) {
            go(exchange.response(ascii(words[1].equals("=") ? "" : words[1])));
        } else {
            go(exchange.begin());
        }
        Arrays.fill(text, (byte) 0);
    }

    private void answer(LocalExchange exchange, byte[] text) {
        if (text.length == 1 && text[0] == '*') {
            asking = null;
            say(ascii("501 5.7.0 cancelled\r\n"));
            return;
        }
        go(exchange.response(text));
    }

    private void go(Step step) {
        switch (step) {
            case Step.Ask(var challenge) -> say(ascii("334 " + challenge + "\r\n"));
            case Step.Given(var user, var password) -> {
                asking = null;
                check(user, password);
            }
            case Step.Unreadable(var why) -> {
                asking = null;
                say(ascii("501 5.5.2 " + why + "\r\n"));
            }
        }
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
