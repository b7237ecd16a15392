package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A piece of a buffer, copied into an array: an array is walked many times faster than memory outside the heap. One
/// for each event loop, not for each connection: it is used within one call of a framer, and belongs to the framer
/// that filled it last.
@SuppressWarnings("ReferenceEquality") // whose octets stand here is a matter of identity
final class Window {
    private static final int OCTETS = 8192;
    private static final byte[] NONE = {};
    /// Below this a plain loop is as fast.
    private static final int LOOPED = 24;

    private static final int FOUR_WORDS = 4 * Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private static final FastThreadLocal<Window> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected Window initialValue() {
            return new Window();
        }
    };

    private final byte[] octets = new byte[OCTETS];
    private final Skim skim = new Skim(this);
    private Object owner = this;
    private int from;
    private int to;
    /// So many octets at the front are to be overwritten.
    private int secret;
    /// For whichever connection's line is read now; empty while it is lent.
    private byte[] spare = NONE;

    private Window() {}

    static Window ofLoop() {
        return OF_LOOP.get();
    }

    Skim skim() {
        return skim;
    }

    /// Makes the octet at the index readable, and as many behind it as there is room for.
    void cover(Object framer, ByteBuf in, int index) {
        cover(framer, in, index, 1);
    }

    /// Makes octets from the index on readable: so many at the least, as far as there is room for them.
    void cover(Object framer, ByteBuf in, int index, int octetsMin) {
        if (owner == framer && index >= from && index + octetsMin <= to) {
            return;
        }
        owner = framer;
        from = index;
        to = index + Math.min(OCTETS, in.writerIndex() - index);
        in.getBytes(index, octets, 0, to - from);
    }

    /// The buffer is used up: what stands here is stale.
    void forget() {
        owner = this;
    }

    /// What was copied here last is to be overwritten by [#wipe].
    void secret() {
        secret = Math.max(secret, to - from);
    }

    /// Overwrites what was secret: the array lives as long as the loop. And no more than that: to fill all of it took a
    /// twelfth of the time of a loop that relays header fields.
    void wipe() {
        Arrays.fill(octets, 0, secret, (byte) 0);
        secret = 0;
    }

    /// An array for the text of a line (see [LineText]), empty where another has it or nobody has brought one yet.
    byte[] lend() {
        byte[] lent = spare;
        spare = NONE;
        return lent;
    }

    /// @param overwritten array that nobody uses any more
    void giveBack(byte[] overwritten) {
        spare = overwritten;
    }

    /// The first octet that is readable here.
    int from() {
        return from;
    }

    /// Behind the last octet that is readable here.
    int to() {
        return to;
    }

    /// The octet at an index of the buffer that stands here.
    byte at(int index) {
        return octets[index - from];
    }

    /// Does all of this stand here?
    boolean holds(Object framer, int first, int end) {
        return owner == framer && first >= from && end <= to;
    }

    void copy(int first, byte[] target, int at, int count) {
        System.arraycopy(octets, first - from, target, at, count);
    }

    /// The index of the octet at or behind `first` and before `end`, or -1.
    int find(int octet, int first, int end) {
        int at = first - from;
        int last = end - from;
        if (last - at >= LOOPED) {
            long wanted = octet * ONES;
            // four words at a time, as long as none of them has it
            while (at + FOUR_WORDS <= last
                    && (zeros((long) LONG.get(octets, at) ^ wanted)
                                    | zeros((long) LONG.get(octets, at + 8) ^ wanted)
                                    | zeros((long) LONG.get(octets, at + 16) ^ wanted)
                                    | zeros((long) LONG.get(octets, at + 24) ^ wanted))
                            == 0) {
                at += FOUR_WORDS;
            }
            for (; at + Long.BYTES <= last; at += Long.BYTES) {
                long zero = zeros((long) LONG.get(octets, at) ^ wanted);
                if (zero != 0) {
                    return from + at + (Long.numberOfTrailingZeros(zero) >>> 3);
                }
            }
        }
        for (; at < last; at++) {
            if (octets[at] == octet) {
                return from + at;
            }
        }
        return -1;
    }

    /// The first octet that is zero sets its top bit (Hacker's Delight, section 6-1).
    private static long zeros(long word) {
        return (word - ONES) & ~word & TOPS;
    }

    /// The index of a dot behind CRLF, all three at or behind `first` and before `end`, or -1.
    int findDot(int first, int end) {
        int dot = dotBehindLineFeed(first + 1, end);
        while (dot >= 0 && at(dot - 2) != '\r') {
            dot = dotBehindLineFeed(dot, end);
        }
        return dot;
    }

    /// Line feed and dot are looked for together: dots are frequent, and at the beginning of a line very rare.
    private int dotBehindLineFeed(int first, int end) {
        int at = first - from;
        int last = end - from - 1;
        while (at + FOUR_WORDS <= last
                && (zeros(lineFeedAndDot(at))
                                | zeros(lineFeedAndDot(at + 8))
                                | zeros(lineFeedAndDot(at + 16))
                                | zeros(lineFeedAndDot(at + 24)))
                        == 0) {
            at += FOUR_WORDS;
        }
        for (; at < last; at++) {
            if (octets[at] == '\n' && octets[at + 1] == '.') {
                return from + at + 1;
            }
        }
        return -1;
    }

    /// A zero octet where a line feed stands and a dot behind it.
    private long lineFeedAndDot(int at) {
        return ((long) LONG.get(octets, at) ^ '\n' * ONES) | ((long) LONG.get(octets, at + 1) ^ '.' * ONES);
    }
}
