package dev.kith.proxy.tap;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// The tap's bounded copy of one message as it passes: the header section up to one bound, the body up to another.
/// What is beyond is counted and not kept; a header section beyond its bound leaves no body either, so that what is
/// kept is always the message's beginning. Not safe for threads.
public final class MessageCopy {
    private final int headerOctetsMax;
    private final int bodyOctetsMax;
    private byte[] kept = new byte[2048];
    private int length;
    private long size;
    /// Octets of an empty line seen so far: LF counts 1, and CR between is overlooked.
    private boolean lineStart = true;
    private int bodyStart = -1;

    public MessageCopy(int headerOctetsMax, int bodyOctetsMax) {
        if (headerOctetsMax < 1 || bodyOctetsMax < 0) {
            throw new IllegalArgumentException("bounds of a copy");
        }
        this.headerOctetsMax = headerOctetsMax;
        this.bodyOctetsMax = bodyOctetsMax;
    }

    /// Takes what is within the bounds.
    public void add(ByteBuf source, int index, int count) {
        size += count;
        var from = index;
        var end = index + count;
        if (bodyStart < 0 && length == size - count) {
            from = addHeader(source, index, end);
        }
        var room = bodyStart < 0 ? 0 : bodyStart + bodyOctetsMax - length;
        var take = Math.min(room, end - from);
        if (take > 0) {
            grow(take);
            source.getBytes(from, kept, length, take);
            length += take;
        }
    }

    private int addHeader(ByteBuf source, int index, int end) {
        for (var i = index; i < end; i++) {
            if (bodyStart >= 0) {
                return i;
            }
            if (length == headerOctetsMax) {
                return end;
            }
            grow(1);
            var octet = source.getByte(i);
            kept[length++] = octet;
            watchLine(octet);
        }
        return end;
    }

    private void watchLine(byte octet) {
        if (octet == '\n') {
            if (lineStart) {
                bodyStart = length;
            }
            lineStart = true;
        } else if (octet != '\r') {
            lineStart = false;
        }
    }

    private void grow(int count) {
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + count, kept.length * 2));
        }
    }

    /// The whole message's octets so far, kept or not.
    public long size() {
        return size;
    }

    public boolean cut() {
        return length < size;
    }

    /// Whether the empty line behind the header section has come.
    public boolean headerComplete() {
        return bodyStart >= 0;
    }

    /// Whether the header section has outgrown its bound.
    public boolean headerTooLong() {
        return bodyStart < 0 && cut();
    }

    /// What was kept, a copy.
    public byte[] octets() {
        return Arrays.copyOf(kept, length);
    }
}
