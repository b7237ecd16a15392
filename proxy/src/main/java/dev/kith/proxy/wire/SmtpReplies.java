package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;

/// Frames SMTP replies (RFC 5321 section 4.2.1) line by line: three digits, then `-` where more lines follow, a blank
/// or nothing where not. All lines of one reply carry the same code.
public final class SmtpReplies {
    /// What a line is to its reply.
    public enum Line {
        CONTINUES,
        ENDS,
        /// No reply line, or another code than the line before: nothing can be said about what follows.
        LOST
    }

    private int code;
    private boolean within;

    /// @param line one line, with its end
    public Line line(ByteBuf line) {
        var start = line.readerIndex();
        var end = line.writerIndex();
        while (end > start && (line.getByte(end - 1) == '\n' || line.getByte(end - 1) == '\r')) {
            end--;
        }
        var number = end - start < 3 ? -1 : number(line, start);
        if (number < 200 || number > 599 || (within && number != code)) {
            return Line.LOST;
        }
        code = number;
        var separator = end - start == 3 ? ' ' : line.getByte(start + 3);
        if (separator != ' ' && separator != '-' && separator != '\t') {
            return Line.LOST;
        }
        within = separator == '-';
        return within ? Line.CONTINUES : Line.ENDS;
    }

    private static int number(ByteBuf line, int at) {
        var number = 0;
        for (var i = at; i < at + 3; i++) {
            var digit = line.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// The code of the last line given.
    public int code() {
        return code;
    }
}
