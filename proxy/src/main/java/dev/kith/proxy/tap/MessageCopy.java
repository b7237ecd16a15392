package dev.kith.proxy.tap;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// The tap's bounded copy of one message as it passes: the header section up to one bound, the body up to another.
/// What is beyond is counted and not kept; a header section beyond its bound leaves no body either, so that what is
/// kept is always the message's beginning. Not safe for threads.
public final class MessageCopy {
    /// In few steps: each leaves an array behind, for a collection that stops the relay too.
    private static final long GROWTH = 4;

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
        var whole = length == size;
        size += count;
        if (!whole) {
            return;
        }
        var from = index;
        if (bodyStart < 0) {
            from += take(source, index, count);
            findBody(from - index);
        }
        if (bodyStart >= 0) {
            take(source, from, index + count - from);
        }
    }

    /// @return how many octets there was room for
    private int take(ByteBuf source, int index, int count) {
        var taken = (int) Math.min(count, bound() - length);
        if (length + taken > kept.length) {
            kept = Arrays.copyOf(kept, (int) Math.min(bound(), Math.max(length + taken, GROWTH * kept.length)));
        }
        source.getBytes(index, kept, length, taken);
        length += taken;
        return taken;
    }

    /// The most that can be kept, as far as that is known.
    private long bound() {
        return bodyStart < 0 ? headerOctetsMax : (long) bodyStart + bodyOctetsMax;
    }

    /// Looks for the empty line among the octets that were kept last; what is behind it is the body's.
    private void findBody(int taken) {
        for (var i = length - taken; i < length && bodyStart < 0; i++) {
            watchLine(i);
        }
        if (bodyStart >= 0) {
            length = (int) Math.min(length, bound());
        }
    }

    private void watchLine(int at) {
        if (kept[at] == '\n') {
            if (lineStart) {
                bodyStart = at + 1;
            }
            lineStart = true;
        } else if (kept[at] != '\r') {
            lineStart = false;
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

    /// What was kept; nothing more is written to that array.
    public byte[] octets() {
        return length == kept.length ? kept : Arrays.copyOf(kept, length);
    }
}
