package dev.kith.proxy.signin;

import dev.kith.proxy.relay.DialogueFactory;
import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.signin.LocalExchange.Step;
import dev.kith.proxy.signin.LoginCommand.Heard;
import dev.kith.proxy.tap.TapHealth;
import dev.kith.proxy.wire.ImapCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// IMAP before the sign-in (RFC 9051 section 3.1): LOGIN and AUTHENTICATE are Kith's, all else passes on.
final class ImapSignIn extends SignInDialogue {
    private final boolean tlsFirst;
    private byte[] tag = new byte[0];
    /// LOGIN, while it is under way.
    private @Nullable LoginCommand login;
    /// AUTHENTICATE, likewise.
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
            if (login != null && login.literalOctets() > 0) {
                if (fromClient.size() < login.literalOctets()) {
                    return;
                }
                login.literal(fromClient.take(login.literalOctets()));
            }
            var line = fromClient.next();
            if (line == null) {
                return;
            }
            one(line);
        }
    }

    @Override
    void wipe() {
        if (login != null) {
            login.wipe();
        }
    }

    private void one(byte[] line) {
        if (asking != null) {
            answer(asking, line);
        } else if (login != null) {
            login(login, line);
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
            login = new LoginCommand(tag.length);
            login(login, line);
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
        var literal = Literal.announced(line);
        if (literal != null && literal.synchronising()) {
            announced = literal.octets();
        } else if (literal != null) {
            clientLiteral = literal.octets();
        }
        pass(line);
    }

    private void login(LoginCommand command, byte[] line) {
        switch (command.line(line)) {
            case Heard.Announced(var synchronising) -> {
                if (synchronising) {
                    say(ascii("+ go on\r\n"));
                }
            }
            case Heard.Whole(var user, var password) -> {
                login = null;
                check(user, password);
            }
            case Heard.Unreadable(var why, var more) -> {
                login = null;
                say(ascii(tagged("BAD " + why)));
                if (more) {
                    // its octets must not be taken for commands
                    fromClient.wipe();
                    legs.close();
                }
            }
        }
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
        var literal = Literal.announced(line);
        upstreamLiteral = literal == null ? 0 : literal.octets();
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
