package dev.kith.indexer.source;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Messages of an mbox one after another (RFC 4155 as mboxrd: a body line that matches `^>+From ` loses one `>`).
/// A line `From ` begins a message only after an empty line or at the start, for older mailboxes quote nothing.
final class Mbox {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private final InputStream in;
    private final int octetsMax;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean started;
    private boolean finished;

    /// @param octetsMax of one message; what is longer is cut
    Mbox(InputStream in, int octetsMax) {
        this.in = in;
        this.octetsMax = octetsMax;
    }

    /// @param size octets of the whole message
    record Message(byte[] octets, boolean cut, long size) {}

    /// The next message, or null at the end.
    @Nullable
    Message next() throws IOException {
        var message = new ByteArrayOutputStream(8192);
        var line = new Line();
        var blank = true;
        var size = 0L;
        var pending = 0;
        while (!finished) {
            if (!read(line)) {
                finished = true;
                break;
            }
            if (blank && line.startsWith(FROM, 0)) {
                if (started) {
                    return new Message(message.toByteArray(), size > message.size(), size);
                }
                started = true;
                continue;
            }
            started = true;
            // the empty line before the next From belongs to neither message
            size += pending;
            while (pending > 0) {
                put(message, '\n');
                pending--;
            }
            blank = line.blank();
            if (blank) {
                pending = 1;
                continue;
            }
            var from = line.quoted() ? 1 : 0;
            size += line.length - from;
            if (message.size() < octetsMax) {
                message.write(line.octets, from, Math.min(line.length - from, octetsMax - message.size()));
            }
        }
        if (message.size() == 0) {
            return null;
        }
        return new Message(message.toByteArray(), size > message.size(), size);
    }

    private void put(ByteArrayOutputStream message, int octet) {
        if (message.size() < octetsMax) {
            message.write(octet);
        }
    }

    /// Reads one line with its end; long ones come in pieces.
    private boolean read(Line line) throws IOException {
        line.length = 0;
        while (true) {
            if (at == end) {
                at = 0;
                end = fill();
                if (end <= 0) {
                    end = 0;
                    return line.length > 0;
                }
            }
            var stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            var whole = stop < end;
            line.add(buffer, at, (whole ? stop + 1 : stop) - at);
            at = whole ? stop + 1 : stop;
            if (whole || line.length >= Line.LONG) {
                return true;
            }
        }
    }

    private int fill() throws IOException {
        try {
            return in.read(buffer);
        } catch (EOFException e) {
            throw new IOException("the file ends too early", e);
        }
    }

    private static final class Line {
        static final int LONG = 1 << 16;
        byte[] octets = new byte[256];
        int length;

        void add(byte[] from, int offset, int count) {
            if (length + count > octets.length) {
                octets = Arrays.copyOf(octets, Math.max(length + count, octets.length * 2));
            }
            System.arraycopy(from, offset, octets, length, count);
            length += count;
        }

        boolean startsWith(byte[] text, int offset) {
            return length >= offset + text.length
                    && Arrays.equals(octets, offset, offset + text.length, text, 0, text.length);
        }

        boolean blank() {
            return (length == 1 && octets[0] == '\n') || (length == 2 && octets[0] == '\r' && octets[1] == '\n');
        }

        boolean quoted() {
            var marks = 0;
            while (marks < length && octets[marks] == '>') {
                marks++;
            }
            return marks > 0 && startsWith(FROM, marks);
        }
    }
}
