package dev.kith.proxy.imap;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Keeps the front of one message whose length is announced: its header section and body up to their bounds.
final class MessageCapture {
    private final ImapLimits limits;
    private final long size;
    private final byte[] octets;
    private int length;

    MessageCapture(long size, ImapLimits limits) {
        this.limits = limits;
        this.size = size;
        this.octets = new byte[(int) Math.min(size, (long) limits.headerOctets() + limits.bodyOctets())];
    }

    void take(ByteBuf in, int from, int to) {
        int taken = Math.min(to - from, octets.length - length);
        in.getBytes(from, octets, length, taken);
        length += taken;
    }

    long size() {
        return size;
    }

    /// What is kept, once all has come.
    byte[] octets() {
        int kept = size <= Math.min(limits.headerOctets(), limits.bodyOctets()) ? length : bounded();
        return kept == octets.length ? octets : Arrays.copyOf(octets, kept);
    }

    /// The header section with as much body as is allowed, or the front of a header section that is too long.
    private int bounded() {
        int bound = Math.min(length, limits.headerOctets());
        for (int at = 1; at < bound; at++) {
            boolean emptyLine = octets[at] == '\n'
                    && (octets[at - 1] == '\n' || (at > 1 && octets[at - 1] == '\r' && octets[at - 2] == '\n'));
            if (emptyLine) {
                return (int) Math.min(length, (long) at + 1 + limits.bodyOctets());
            }
        }
        return bound;
    }
}
