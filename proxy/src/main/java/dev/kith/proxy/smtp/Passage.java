package dev.kith.proxy.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One leg's way out. What stays as it came leaves as slices of the buffer it came in, consecutive octets in one
/// piece and a whole buffer as itself; Kith's own words go between in the right place.
final class Passage {
    private final Consumer<ByteBuf> out;
    private @Nullable ByteBuf source;
    private int unsent;
    private int position;

    Passage(Consumer<ByteBuf> out) {
        this.out = out;
    }

    /// Takes ownership.
    void open(ByteBuf octets) {
        source = octets;
        unsent = octets.readerIndex();
        position = unsent;
    }

    ByteBuf source() {
        if (source == null) {
            throw new IllegalStateException("no buffer is open");
        }
        return source;
    }

    int position() {
        return position;
    }

    int end() {
        return source().writerIndex();
    }

    boolean hasMore() {
        return source != null && position < source.writerIndex();
    }

    /// The octets up to that index go on.
    void pass(int to) {
        position = to;
    }

    /// The octets up to that index do not.
    void drop(int to) {
        flush();
        unsent = to;
        position = to;
    }

    /// The octets up to that index, for the caller to own; they do not go on by themselves.
    ByteBuf take(int to) {
        var taken = source().retainedSlice(position, to - position);
        drop(to);
        return taken;
    }

    void write(byte[] own) {
        write(Unpooled.wrappedBuffer(own));
    }

    void write(ByteBuf own) {
        flush();
        out.accept(own);
    }

    private void flush() {
        if (source != null && position > unsent) {
            out.accept(source.retainedSlice(unsent, position - unsent));
            unsent = position;
        }
    }

    void close() {
        var octets = source();
        if (unsent == octets.readerIndex() && position == octets.writerIndex() && position > unsent) {
            source = null;
            out.accept(octets);
            return;
        }
        flush();
        source = null;
        octets.release();
    }
}
