package dev.kith.indexer.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/// Reads the messages out of a file of any [Found.Format], one after another. Memory
/// does not depend on the size of the file.
public final class MailFileReader {
    private static final byte[] FOLDER = "X-Folder:".getBytes(StandardCharsets.US_ASCII);

    private final int octetsMax;

    /// @param octetsMax of one message; what is longer is cut
    public MailFileReader(int octetsMax) {
        this.octetsMax = octetsMax;
    }

    /// Takes one message after another; may block to slow the reading down.
    public interface Each {
        /// @param folder the mailbox, or empty
        void message(byte[] octets, boolean cut, long size, String folder) throws IOException, InterruptedException;
    }

    /// @param read told of octets as they are taken from disk
    public void read(Found file, LongConsumer read, Each each) throws IOException, InterruptedException {
        try (var in = Octets.open(file.path(), read)) {
            switch (file.format()) {
                case MBOX -> mbox(file, in, each);
                case MESSAGE -> one(file, in, Long.MAX_VALUE, each);
                case EMLX -> one(file, in, length(in), each);
            }
        }
    }

    private void mbox(Found file, InputStream in, Each each) throws IOException, InterruptedException {
        var messages = new Mbox(in, octetsMax);
        for (var message = messages.next(); message != null; message = messages.next()) {
            var named = folder(message.octets());
            each.message(message.octets(), message.cut(), message.size(), named.isEmpty() ? file.folder() : named);
        }
    }

    private void one(Found file, InputStream in, long length, Each each) throws IOException, InterruptedException {
        var octets = in.readNBytes((int) Math.min(length, octetsMax));
        var rest = 0L;
        if (length == Long.MAX_VALUE) {
            rest = in.transferTo(java.io.OutputStream.nullOutputStream());
        } else if (octets.length < length && octets.length == octetsMax) {
            rest = length - octets.length;
        }
        each.message(octets, rest > 0, octets.length + rest, file.folder());
    }

    /// The first line of an .emlx.
    private static long length(InputStream in) throws IOException {
        var length = 0L;
        var digits = 0;
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet >= '0' && octet <= '9' && digits++ < 15) {
                length = length * 10 + octet - '0';
            } else if (octet != ' ' && octet != '\r') {
                throw new IOException("no length in the first line");
            }
        }
        return length;
    }

    /// The mailbox that an exported message names in its first header field.
    private static String folder(byte[] octets) {
        if (octets.length < FOLDER.length
                || !java.util.Arrays.equals(octets, 0, FOLDER.length, FOLDER, 0, FOLDER.length)) {
            return "";
        }
        var end = FOLDER.length;
        while (end < octets.length && octets[end] != '\n' && octets[end] != '\r') {
            end++;
        }
        return new String(octets, FOLDER.length, end - FOLDER.length, StandardCharsets.UTF_8).strip();
    }
}
