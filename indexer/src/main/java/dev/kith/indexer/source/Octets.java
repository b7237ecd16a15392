package dev.kith.indexer.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Opens files, compressed or not.
final class Octets {
    private static final int BUFFER = 1 << 16;
    /// What `xz -9` asks for, and half as much again: a file says itself how much memory it wants, up to gigabytes.
    private static final int XZ_KIB_MAX = 96 << 10;

    private Octets() {}

    /// @param read told of octets as they are taken from disk
    static InputStream open(Path path, LongConsumer read) throws IOException {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        var raw = new BufferedInputStream(new Counted(Files.newInputStream(path), read), BUFFER);
        try {
            if (name.endsWith(".xz")) {
                return new BufferedInputStream(new XZInputStream(raw, XZ_KIB_MAX), BUFFER);
            }
            return name.endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static boolean startsWith(Path path, String text) throws IOException {
        return start(path, text.length()).equals(text);
    }

    /// The first octets of a file, one letter each.
    static String start(Path path, int octets) throws IOException {
        try (var in = open(path, _ -> {})) {
            return new String(in.readNBytes(octets), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream in;
        private final LongConsumer read;

        Counted(InputStream in, LongConsumer read) {
            this.in = in;
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            var octet = in.read();
            if (octet >= 0) {
                read.accept(1);
            }
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = in.read(into, offset, length);
            if (count > 0) {
                read.accept(count);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
