package dev.kith.proxy.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the arguments of a command or the data of a response out of an array (RFC 9051 section 9). A literal stands
/// in it as on the wire: announcement, CRLF, octets. What is not there is null or false, never an exception.
public final class ImapCursor {
    private byte[] octets;
    private int end;
    private int at;

    public ImapCursor(byte[] octets, int from, int end) {
        this.octets = octets;
        this.at = from;
        this.end = end;
    }

    /// Begins again, at the front of another array.
    public void over(byte[] other, int length) {
        octets = other;
        at = 0;
        end = length;
    }

    public int position() {
        return at;
    }

    /// The next octet, or -1 at the end.
    public int peek() {
        return at < end ? octets[at] & 0xff : -1;
    }

    /// Takes this octet if it comes next.
    public boolean take(char octet) {
        if (peek() != octet) {
            return false;
        }
        at++;
        return true;
    }

    /// Takes one octet, whatever it is.
    public int any() {
        return at < end ? octets[at++] & 0xff : -1;
    }

    public void spaces() {
        while (peek() == ' ') {
            at++;
        }
    }

    public boolean atEnd() {
        return at >= end || octets[at] == '\r' || octets[at] == '\n';
    }

    /// Octets up to a space, parenthesis, quote, or the end of the line; may be empty.
    public byte[] atom() {
        int from = at;
        while (at < end && atomOctet(octets[at])) {
            at++;
        }
        return Arrays.copyOfRange(octets, from, at);
    }

    /// Goes behind an atom, a quoted string or a parenthesis-free run, copying nothing.
    ///
    /// @return false when there is none, or it is not whole
    public boolean skipAstring() {
        if (peek() != '"') {
            int from = at;
            while (at < end && atomOctet(octets[at])) {
                at++;
            }
            return at > from;
        }
        int scan = at + 1;
        while (scan < end && octets[scan] != '"') {
            scan += octets[scan] == '\\' ? 2 : 1;
        }
        at = Math.min(end, scan + 1);
        return scan < end;
    }

    /// Do the octets from there up to here spell the word, in any case?
    ///
    /// @param word in upper case
    public boolean spelled(int from, String word) {
        if (at - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int octet = octets[from + i];
            if ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// An atom in upper case, for keywords.
    public String keyword() {
        return new String(atom(), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    }

    /// An atom, quoted string or literal; null when there is none or it is not whole.
    public byte @Nullable [] astring() {
        int octet = peek();
        if (octet == '"') {
            return quoted();
        }
        if (octet == '{' || (octet == '~' && at + 1 < end && octets[at + 1] == '{')) {
            return literal();
        }
        byte[] atom = atom();
        return atom.length == 0 ? null : atom;
    }

    /// A run of digits; -1 when there is none or it is beyond a 63-bit number.
    public long number() {
        int from = at;
        long value = 0;
        while (at < end && octets[at] >= '0' && octets[at] <= '9') {
            if (at - from == 18) {
                return -1;
            }
            value = value * 10 + (octets[at++] - '0');
        }
        return at == from ? -1 : value;
    }

    /// Goes behind a literal's announcement and its CRLF, where the octets themselves are not kept.
    public boolean skipAnnouncement() {
        take('~');
        return take('{') && number() >= 0 && take('}') && take('\r') && take('\n');
    }

    private static boolean atomOctet(byte octet) {
        return octet != ' ' && octet != '(' && octet != ')' && octet != '"' && octet != '\r' && octet != '\n';
    }

    private byte @Nullable [] quoted() {
        int scan = at + 1;
        byte[] value = new byte[end - scan];
        int length = 0;
        while (scan < end && octets[scan] != '"') {
            if (octets[scan] == '\\' && scan + 1 < end) {
                scan++;
            }
            value[length++] = octets[scan++];
        }
        byte[] exact = Arrays.copyOf(value, length);
        Arrays.fill(value, (byte) 0);
        if (scan >= end) {
            Arrays.fill(exact, (byte) 0);
            return null;
        }
        at = scan + 1;
        return exact;
    }

    private byte @Nullable [] literal() {
        take('~');
        take('{');
        long length = number();
        take('+');
        boolean announced = take('}') && take('\r') && take('\n');
        if (!announced || length < 0 || length > end - at) {
            return null;
        }
        int from = at;
        at += (int) length;
        return Arrays.copyOfRange(octets, from, at);
    }
}
