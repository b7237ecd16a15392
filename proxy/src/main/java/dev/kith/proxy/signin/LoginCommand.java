package dev.kith.proxy.signin;

import dev.kith.proxy.wire.ImapCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// LOGIN as it comes from the client (RFC 9051 section 6.2.3): a line, and literals with more of the line behind them.
/// Holds the local password until it is whole, and overwrites what it held.
final class LoginCommand {
    private static final int OCTETS_MAX = 8192;

    private final int tagLength;
    private byte[] text = {};
    private int literalOctets;

    /// What became of it with another line.
    sealed interface Heard {
        /// A literal comes, of so many octets as [#literalOctets] says.
        record Announced(boolean synchronising) implements Heard {}

        /// @param password to be wiped
        record Whole(String user, byte[] password) implements Heard {}

        /// @param more whether octets of it come all the same
        record Unreadable(String why, boolean more) implements Heard {}
    }

    LoginCommand(int tagLength) {
        this.tagLength = tagLength;
    }

    /// Octets of the literal that comes next; 0 where a line does.
    int literalOctets() {
        return literalOctets;
    }

    /// @param octets all of the literal; zeroed here
    void literal(byte[] octets) {
        append(octets);
        literalOctets = 0;
    }

    /// @param line with its CRLF; zeroed here
    Heard line(byte[] line) {
        var literal = Literal.announced(line);
        // whatever number stands before it
        var more = line.length > 3 && line[line.length - 3] == '}' && line[line.length - 4] == '+';
        append(line);
        var tooLong = text.length > OCTETS_MAX || (literal != null && literal.octets() > OCTETS_MAX);
        if (tooLong) {
            wipe();
            return new Heard.Unreadable("the login is too long", more);
        }
        if (literal != null) {
            literalOctets = literal.octets();
            return new Heard.Announced(literal.synchronising());
        }
        return whole(more);
    }

    private Heard whole(boolean more) {
        var cursor = new ImapCursor(text, tagLength + 1, text.length - 2);
        cursor.keyword();
        cursor.spaces();
        var user = cursor.astring();
        cursor.spaces();
        var password = cursor.astring();
        var ended = cursor.atEnd();
        wipe();
        if (user == null || password == null || !ended) {
            return new Heard.Unreadable("a name and a password are expected", more);
        }
        return new Heard.Whole(new String(user, StandardCharsets.UTF_8), password);
    }

    private void append(byte[] octets) {
        var grown = Arrays.copyOf(text, text.length + octets.length);
        System.arraycopy(octets, 0, grown, text.length, octets.length);
        wipe();
        Arrays.fill(octets, (byte) 0);
        text = grown;
    }

    void wipe() {
        Arrays.fill(text, (byte) 0);
        text = new byte[0];
    }
}
