package dev.kith.indexer.store.lucene.written;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Numbers and texts in few octets: numbers as LEB128 (small ones first), texts as UTF-8 after their length.
final class BlobWriter {
    private byte[] octets = new byte[256];
    private int length;

    BlobWriter number(long value) {
        room(10);
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            octets[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        octets[length++] = (byte) rest;
        return this;
    }

    /// A number that may be negative (zigzag).
    BlobWriter signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    BlobWriter fixed(long value) {
        room(8);
        for (var shift = 56; shift >= 0; shift -= 8) {
            octets[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    BlobWriter octet(int value) {
        room(1);
        octets[length++] = (byte) value;
        return this;
    }

    /// A text or null; null and empty differ.
    BlobWriter text(@Nullable String text) {
        if (text == null) {
            return number(0);
        }
        var encoded = text.getBytes(UTF_8);
        number(encoded.length + 1L);
        room(encoded.length);
        System.arraycopy(encoded, 0, octets, length, encoded.length);
        length += encoded.length;
        return this;
    }

    BlobWriter texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    byte[] done() {
        return Arrays.copyOf(octets, length);
    }

    private void room(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(length + more, octets.length * 2));
        }
    }
}
