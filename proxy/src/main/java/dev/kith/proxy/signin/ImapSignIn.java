package dev.kith.proxy.signin;

import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.signin.LocalExchange.Step;
import dev.kith.proxy.tap.TapHealth;
import dev.kith.proxy.wire.ImapCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// IMAP before the sign-in (RFC 9051 section 3.1): LOGIN and AUTHENTICATE are Kith's, all else passes on.
final class ImapSignIn extends SignInDialogue {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,9})(\\+?)}\r\n$");
    private static final int LOGIN_OCTETS_MAX = 8192;

    private final boolean tlsFirst;
    private byte[] tag = new byte[0];
    /// LOGIN with its literals so far, or nothing.
    private byte[] login = new byte[0];
    private int loginLiteral;
    /// AUTHENTICATE, while it is under way.
    private @Nullable LocalExchange asking;
    private int clientLiteral;
    /// A literal announced to upstream, which may refuse it.
    private int announced;
    private int upstreamLiteral;

    /// @param tlsFirst whether the client has to put TLS on its leg before it signs in
    ImapSignIn(
            String account, Legs legs, LocalLogins logins, TapHealth health, DialogueFactory behind, boolean tlsFirst) {
        super(account, legs, logins, health, behind);
        this.tlsFirst = tlsFirst;
    }

    @Override
    void read() {
        while (before()) {
            if (clientLiteral > 0) {
                var piece = fromClient.take(clientLiteral);
                if (piece.length == 0) {
                    return;
                }
                clientLiteral -= piece.length;
                pass(piece);
                continue;
            }
            if (loginLiteral > 0) {
                if (fromClient.size() < loginLiteral) {
                    return;
                }
                var octets = fromClient.take(loginLiteral);
                append(octets);
                Arrays.fill(octets, (byte) 0);
                loginLiteral = 0;
            }
            var line = fromClient.next();
            if (line == null) {
                return;
            }
            one(line);
        }
    }

    private void one(byte[] line) {
        if (asking != null) {
            answer(asking, line);
        } else if (login.length > 0) {
            append(line);
            more(line);
            Arrays.fill(line, (byte) 0);
        } else {
            command(line);
        }
    }

    private void command(byte[] line) {
        var cursor = new ImapCursor(line, 0, line.length);
        tag = cursor.atom();
        cursor.spaces();
        var word = cursor.keyword();
        var open = !tlsFirst || legs.clientTls();
        if (open && word.equals("LOGIN")) {
            login = line;
            more(line);
        } else if (open && word.equals("AUTHENTICATE")) {
            cursor.spaces();
            authenticate(cursor.keyword(), line, cursor);
        } else if (word.equals("STARTTLS")) {
            // what stands behind it in clear is for the dialogue behind to refuse (CVE-2011-0411)
            pass(join(line, fromClient.take(fromClient.size())));
        } else {
            passed(line);
        }
    }

    /// A literal of a command that is passed on: its octets are data, if upstream wants them.
    private void passed(byte[] line) {
        var literal = LITERAL.matcher(new String(line, StandardCharsets.ISO_8859_1));
        if (literal.find()) {
            if (literal.group(2).isEmpty()) {
                announced = Integer.parseInt(literal.group(1));
            } else {
                clientLiteral = Integer.parseInt(literal.group(1));
            }
        }
        pass(line);
    }

    // ---- LOGIN (RFC 9051 section 6.2.3)

    private void more(byte[] line) {
        if (login.length > LOGIN_OCTETS_MAX) {
            tooLong();
            return;
        }
        var literal = LITERAL.matcher(new String(line, StandardCharsets.ISO_8859_1));
        if (literal.find()) {
            loginLiteral = Integer.parseInt(literal.group(1));
            var asks = literal.group(2).isEmpty();
            if (loginLiteral > LOGIN_OCTETS_MAX) {
                tooLong();
                if (!asks) {
                    // its octets come all the same (RFC 7888), and must not be taken for commands
                    fromClient.wipe();
                    legs.close();
                }
            } else if (asks) {
                say(ascii("+ go on\r\n"));
            }
            return;
        }
        var cursor = new ImapCursor(login, tag.length + 1, login.length - 2);
        cursor.keyword();
        cursor.spaces();
        var user = cursor.astring();
        cursor.spaces();
        var password = cursor.astring();
        var whole = cursor.atEnd();
        forgetLogin();
        if (user == null || password == null || !whole) {
            say(ascii(tagged("BAD a name and a password are expected")));
            return;
        }
        check(new String(user, StandardCharsets.UTF_8), password);
    }

    private void tooLong() {
        forgetLogin();
        say(ascii(tagged("BAD the login is too long")));
    }

    private void append(byte[] octets) {
        var grown = join(login, octets);
        Arrays.fill(login, (byte) 0);
        login = grown;
    }

    private void forgetLogin() {
        Arrays.fill(login, (byte) 0);
        login = new byte[0];
        loginLiteral = 0;
    }

    // ---- AUTHENTICATE (RFC 9051 section 6.2.2, RFC 4959)

    private void authenticate(String mechanism, byte[] line, ImapCursor cursor) {
        var exchange = LocalExchange.of(mechanism);
        if (exchange == null) {
            say(ascii(tagged("NO [CANNOT] Kith signs in here: PLAIN and LOGIN are taken, with the local password")));
            return;
        }
        asking = exchange;
        cursor.spaces();
        var initial = cursor.atom();
        if (initial.length == 0) {
            go(exchange.begin());
        } else {
            go(exchange.response(initial.length == 1 && initial[0] == '=' ? new byte[0] : initial));
        }
        Arrays.fill(line, (byte) 0);
    }

    private void answer(LocalExchange exchange, byte[] line) {
        var end = line.length;
        while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == '\r')) {
            end--;
        }
        var text = Arrays.copyOf(line, end);
        Arrays.fill(line, (byte) 0);
        if (text.length == 1 && text[0] == '*') {
            asking = null;
            say(ascii(tagged("BAD cancelled")));
            return;
        }
        go(exchange.response(text));
    }

    private void go(Step step) {
        switch (step) {
            case Step.Ask(var challenge) -> say(ascii("+ " + challenge + "\r\n"));
            case Step.Given(var user, var password) -> {
                asking = null;
                check(user, password);
            }
            case Step.Unreadable(var why) -> {
                asking = null;
                say(ascii(tagged("BAD " + why)));
            }
        }
    }

    // ---- what the client sees

    @Override
    byte[] shown(byte[] line) {
        if (announced > 0 && line[0] != '*') {
            if (line[0] == '+') {
                clientLiteral = announced;
            }
            announced = 0;
        }
        var literal = LITERAL.matcher(new String(line, StandardCharsets.ISO_8859_1));
        upstreamLiteral = literal.find() ? Integer.parseInt(literal.group(1)) : 0;
        if (tlsFirst && !legs.clientTls()) {
            return line;
        }
        return ascii(MechanismList.imap(new String(line, StandardCharsets.ISO_8859_1), mechanisms));
    }

    @Override
    int literalLeft() {
        return upstreamLiteral;
    }

    @Override
    void literalPassed(int count) {
        upstreamLiteral -= count;
    }

    // ---- upstream

    @Override
    byte[] begin(String mechanism) {
        return join(tag, ascii(" AUTHENTICATE " + mechanism + "\r\n"));
    }

    @Override
    Meaning meaning(byte[] line) {
        if (line[0] == '+') {
            return Meaning.CHALLENGE;
        }
        var mine = line.length > tag.length + 1
                && line[tag.length] == ' '
                && Arrays.equals(line, 0, tag.length, tag, 0, tag.length);
        if (!mine) {
            return Meaning.BESIDES;
        }
        return upper(line, tag.length + 1, Math.min(line.length, tag.length + 4))
                        .startsWith("OK")
                ? Meaning.YES
                : Meaning.NO;
    }

    @Override
    byte[] no(String words, boolean itsFault) {
        return ascii(tagged("NO [" + (itsFault ? "AUTHENTICATIONFAILED" : "UNAVAILABLE") + "] Kith: " + plain(words)));
    }

    private String tagged(String text) {
        return new String(tag, StandardCharsets.ISO_8859_1) + " " + text + "\r\n";
    }

    private static byte[] join(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
