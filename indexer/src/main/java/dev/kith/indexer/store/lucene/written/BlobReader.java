package dev.kith.indexer.store.lucene.written;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what `BlobWriter` wrote, in the same order.
final class BlobReader {
    private final byte[] octets;
    private int at;

    BlobReader(byte[] octets, int from) {
        this.octets = octets;
        this.at = from;
    }

    long number() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var octet = octets[at++];
            value |= (octet & 0x7FL) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    int count() {
        return (int) number();
    }

    long signed() {
        var value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    long fixed() {
        var value = 0L;
        for (var i = 0; i < 8; i++) {
            value = (value << 8) | (octets[at++] & 0xFF);
        }
        return value;
    }

    byte octet() {
        return octets[at++];
    }

    @Nullable
    String textOrNull() {
        var length = count() - 1;
        if (length < 0) {
            return null;
        }
        var text = new String(octets, at, length, UTF_8);
        at += length;
        return text;
    }

    void skipText() {
        var length = count() - 1;
        at += Math.max(0, length);
    }

    String text() {
        var text = textOrNull();
        return text == null ? "" : text;
    }

    List<String> texts() {
        var count = count();
        var texts = new ArrayList<String>(count);
        for (var i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }
}
