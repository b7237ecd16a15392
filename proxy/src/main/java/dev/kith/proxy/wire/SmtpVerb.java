package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;

/// The SMTP commands that a relay has to tell apart: those that change how the octets behind them are read, and
/// those that make up a mail transaction. All others are [#OTHER]: one line, one reply.
public enum SmtpVerb {
    EHLO,
    HELO,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    /// RFC 4468: the server fetches (a part of) the message itself.
    BURL,
    RSET,
    AUTH,
    STARTTLS,
    /// Turn the session around (RFC 2645); what follows is not a client's any more.
    ATRN,
    TURN,
    OTHER;

    private static final SmtpVerb[] KNOWN = values();

    /// The verb at the start of a command line, in any case, up to a blank or the line's end.
    public static SmtpVerb of(ByteBuf line) {
        var from = line.readerIndex();
        var end = from;
        while (end < line.writerIndex() && isLetter(line.getByte(end))) {
            end++;
        }
        if (end < line.writerIndex() && line.getByte(end) > ' ') {
            return OTHER;
        }
        for (var verb : KNOWN) {
            if (verb.name().length() == end - from && startsWith(line, from, verb.name())) {
                return verb;
            }
        }
        return OTHER;
    }

    private static boolean isLetter(byte octet) {
        return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
    }

    /// @param upperCase ASCII
    static boolean startsWith(ByteBuf line, int from, String upperCase) {
        if (line.writerIndex() - from < upperCase.length()) {
            return false;
        }
        for (var i = 0; i < upperCase.length(); i++) {
            if (Character.toUpperCase((char) line.getByte(from + i)) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
