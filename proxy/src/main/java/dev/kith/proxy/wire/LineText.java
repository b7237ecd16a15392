package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The text of one command or response as far as it must be understood: a growing array with a bound. Beyond the
/// bound the text is [#overlong] and is not understood; the octets go on their way all the same. The array is the
/// event loop's, lent for as long as a line is begun: a thousand connections at rest have none.
public final class LineText {
    private static final int OCTETS_AT_FIRST = 256;
    private static final int OCTETS_KEPT = 4096;

    private static final byte[] NONE = {};

    private final int octetsMax;
    private byte[] octets = NONE;
    private int length;
    /// So many octets at the front hold something, or have held it.
    private int used;
    private boolean overlong;

    public LineText(int octetsMax) {
        this.octetsMax = octetsMax;
    }

    /// The array itself: valid up to [#length], and until the next append.
    public byte[] octets() {
        return octets;
    }

    public int length() {
        return length;
    }

    public boolean overlong() {
        return overlong;
    }

    public boolean isEmpty() {
        return length == 0 && !overlong;
    }

    public void append(ByteBuf in, int from, int to) {
        append(in, from, to, null);
    }

    /// @param window holds these octets too, or null
    void append(ByteBuf in, int from, int to, @Nullable Window window) {
        int added = to - from;
        if (overlong || added > octetsMax - length) {
            overlong = true;
            return;
        }
        if (length + added > octets.length) {
            grow(length + added);
        }
        if (window == null) {
            in.getBytes(from, octets, length, added);
        } else {
            window.copy(from, octets, length, added);
        }
        length += added;
        used = Math.max(used, length);
    }

    private void grow(int needed) {
        byte[] before = octets.length == 0 ? Window.ofLoop().lend() : octets;
        octets = before;
        if (needed > before.length) {
            int room = Math.max(OCTETS_AT_FIRST, Math.max(needed, before.length * 2));
            octets = Arrays.copyOf(before, Math.min(octetsMax, room));
            Arrays.fill(before, 0, used, (byte) 0);
        }
    }

    /// Empties it.
    public void clear() {
        length = 0;
        overlong = false;
        if (octets.length > OCTETS_KEPT) {
            overwrite();
            octets = NONE;
        }
    }

    /// Empties it and overwrites what it held: it held a secret.
    public void wipe() {
        overwrite();
        clear();
    }

    /// Nothing more is read for now: gives the array back, overwritten, unless a line is begun.
    public void rest() {
        if (isEmpty() && octets.length > 0) {
            overwrite();
            Window.ofLoop().giveBack(octets);
            octets = NONE;
        }
    }

    private void overwrite() {
        Arrays.fill(octets, 0, used, (byte) 0);
        used = 0;
    }
}
