package dev.kith.proxy.imap;

import dev.kith.proxy.relay.Legs;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells the client's commands apart: those worth understanding have a class each, those that Kith answers itself are
/// a [RefusedCommand], all others pass.
final class CommandReader {
    private static final String[] OWN = {"COMPRESS", "STARTTLS"};
    private static final String[] OWN_WITHOUT_TLS = {"COMPRESS", "STARTTLS", "LOGIN", "AUTHENTICATE"};

    private final Session session;
    private final Legs legs;
    private final ImapDialogueFactory.ClientLeg leg;
    private final Runnable lost;
    private final Runnable tlsBegun;

    /// @param lost runs when a command's grammar cannot be followed
    /// @param tlsBegun runs when the client leg is under TLS
    CommandReader(Session session, Legs legs, ImapDialogueFactory.ClientLeg leg, Runnable lost, Runnable tlsBegun) {
        this.session = session;
        this.legs = legs;
        this.leg = leg;
        this.lost = lost;
        this.tlsBegun = tlsBegun;
    }

    /// The command that begins with this line.
    ///
    /// @return null when it is none
    @Nullable
    Command read(LineText text) {
        int space = 0;
        byte[] line = text.octets();
        while (space < text.length() && line[space] != ' ') {
            space++;
        }
        if (space == 0 || space >= text.length()) {
            return null;
        }
        byte[] tag = Arrays.copyOf(line, space);
        var cursor = new ImapCursor(line, space + 1, text.length());
        return switch (cursor.keyword()) {
            case "LOGIN" -> leg.tlsNeeded(legs) ? tlsFirst(tag) : new LoginCommand(tag, session);
            case "AUTHENTICATE" -> leg.tlsNeeded(legs) ? tlsFirst(tag) : new AuthenticateCommand(tag, session);
            case "COMPRESS" -> new RefusedCommand(tag, "compress", "NO COMPRESS is not available through Kith");
            case "STARTTLS" -> startTls(tag);
            case "SELECT", "EXAMINE" -> new SelectCommand(tag, session);
            case "CLOSE", "UNSELECT" -> new CloseCommand(tag, session);
            case "UNAUTHENTICATE" -> new UnauthenticateCommand(tag, session);
            case "APPEND" -> new AppendCommand(tag, session);
            case "IDLE" -> new IdleCommand(tag, lost);
            default -> new OtherCommand(tag);
        };
    }

    private static RefusedCommand tlsFirst(byte[] tag) {
        return new RefusedCommand(tag, "login-without-tls", "NO [PRIVACYREQUIRED] Use STARTTLS first");
    }

    private RefusedCommand startTls(byte[] tag) {
        // whoever signed in before TLS could be another than who goes on behind it
        if (!leg.startTls() || legs.clientTls() || session.signedInOrAboutTo()) {
            return new RefusedCommand(tag, "starttls-refused", "BAD STARTTLS is not available here");
        }
        return new StartTlsCommand(tag, () -> {
            legs.startClientTls();
            tlsBegun.run();
        });
    }

    /// May the text so far begin a command that Kith answers itself?
    boolean perhapsOwn(LineText text) {
        byte[] line = text.octets();
        int at = 0;
        while (at < text.length() && line[at] != ' ') {
            at++;
        }
        if (at >= text.length()) {
            return true;
        }
        String name = new ImapCursor(line, at + 1, text.length()).keyword();
        boolean whole = at + 1 + name.length() < text.length();
        for (String own : leg.tlsNeeded(legs) ? OWN_WITHOUT_TLS : OWN) {
            if (whole ? own.equals(name) : own.startsWith(name)) {
                return true;
            }
        }
        return false;
    }
}
