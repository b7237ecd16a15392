package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.SaslCapture;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;

/// AUTHENTICATE (RFC 9051 section 6.2.2), with an initial response (RFC 4959) or without. A mode: while upstream asks,
/// the client's lines are answers and not commands; `*` cancels.
final class AuthenticateCommand extends Command {
    private final Session session;
    private SaslCapture sasl = new SaslCapture("");
    private int asked;
    private boolean cancelled;

    AuthenticateCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    void sent(LineText text) {
        if (!text.overlong()) {
            var cursor = new ImapCursor(text.octets(), tag.length + 1, text.length());
            cursor.keyword();
            cursor.spaces();
            sasl = new SaslCapture(cursor.keyword());
            cursor.spaces();
            if (!cursor.atEnd()) {
                byte[] initial = cursor.atom();
                sasl.response(initial);
                java.util.Arrays.fill(initial, (byte) 0);
            }
        }
        text.wipe();
    }

    /// A line with a space in it that upstream did not ask for is a command sent behind the last answer. One without
    /// is an answer that came before its challenge, which then asks for no other.
    @Override
    boolean takesLine(LineText line) {
        boolean expected = asked > 0;
        if (!expected && hasSpace(line)) {
            return false;
        }
        asked--;
        var cursor = new ImapCursor(line.octets(), 0, line.length());
        byte[] answer = line.overlong() ? new byte[0] : cursor.atom();
        cancelled = answer.length == 1 && answer[0] == '*';
        if (line.overlong()) {
            sasl.missed();
        } else {
            sasl.response(answer);
        }
        java.util.Arrays.fill(answer, (byte) 0);
        return true;
    }

    @Override
    boolean continued(LineText response) {
        asked++;
        return true;
    }

    @Override
    void completed(Status status) {
        if (cancelled && !status.ok()) {
            sasl.wipe();
            return;
        }
        Login login = status.ok() ? sasl.login().orElse(null) : null;
        String user = sasl.user().orElse(null);
        sasl.wipe();
        session.loggedIn(status, sasl.mechanism(), user, login);
    }

    @Override
    void abandoned() {
        sasl.wipe();
    }

    private static boolean hasSpace(LineText line) {
        for (int at = 0; at < line.length(); at++) {
            if (line.octets()[at] == ' ') {
                return true;
            }
        }
        return false;
    }
}
