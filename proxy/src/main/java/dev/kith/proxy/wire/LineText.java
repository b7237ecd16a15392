package dev.kith.proxy.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The text of one command or response as far as it must be understood: a growing array with a bound. Beyond the
/// bound the text is [#overlong] and is not understood; the octets go on their way all the same.
public final class LineText {
    private static final int OCTETS_AT_FIRST = 256;
    private static final int OCTETS_KEPT = 4096;

    private final int octetsMax;
    private byte[] octets = new byte[OCTETS_AT_FIRST];
    private int length;
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
            byte[] grown = Arrays.copyOf(octets, Math.min(octetsMax, Math.max(length + added, octets.length * 2)));
            Arrays.fill(octets, 0, length, (byte) 0);
            octets = grown;
        }
        if (window == null) {
            in.getBytes(from, octets, length, added);
        } else {
            window.copy(from, octets, length, added);
        }
        length += added;
    }

    /// Empties it.
    public void clear() {
        length = 0;
        overlong = false;
        if (octets.length > OCTETS_KEPT) {
            Arrays.fill(octets, (byte) 0);
            octets = new byte[OCTETS_AT_FIRST];
        }
    }

    /// Empties it and overwrites what it held: it held a secret.
    public void wipe() {
        Arrays.fill(octets, (byte) 0);
        clear();
    }
}
