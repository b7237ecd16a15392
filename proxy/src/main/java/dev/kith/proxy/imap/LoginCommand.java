package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Login;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// LOGIN (RFC 9051 section 6.2.3). User and password may be atoms, quoted strings or literals of either kind; the
/// octets go upstream as they came, and the login is told to the listener when upstream says OK.
final class LoginCommand extends Command {
    private final Session session;
    private @Nullable String name;
    private @Nullable Login login;

    LoginCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    Literal literal(LineText text, long octets) {
        return Literal.TEXT;
    }

    @Override
    void sent(LineText text) {
        if (!text.overlong()) {
            var cursor = new ImapCursor(text.octets(), tag.length + 1, text.length());
            cursor.keyword();
            cursor.spaces();
            byte[] user = cursor.astring();
            cursor.spaces();
            byte[] password = cursor.astring();
            name = user == null ? null : new String(user, StandardCharsets.UTF_8);
            if (name != null && password != null && cursor.atEnd()) {
                login = new Login("LOGIN", name, password);
            }
        }
        text.wipe();
    }

    @Override
    void completed(Status status) {
        session.loggedIn(status, "LOGIN", name, login);
        login = null;
    }

    @Override
    void abandoned() {
        if (login != null) {
            login.wipe();
        }
    }
}
