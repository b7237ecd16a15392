package dev.kith.indexer.store.lucene.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/// Whether every octet of an index is what was written. Each of Lucene's files ends in a CRC-32 of all before it.
///
/// The files are read in large pieces past Lucene's readers: through the mapping that searches use the whole index
/// would stay in the process's memory, and through Lucene's small buffers it takes most of the time of a start.
final class Checksums {
    private static final int PIECE_OCTETS = 256 << 10;

    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_OCTETS);

    /// @throws CorruptIndexException when a file of the last commit is not as it was written
    void check(Path path, Directory folder) throws IOException {
        for (var name : SegmentInfos.readLatestCommit(folder).files(true)) {
            check(path.resolve(name));
        }
    }

    private void check(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var covered = channel.size() - Long.BYTES;
            if (covered < CodecUtil.footerLength() - Long.BYTES) {
                throw new CorruptIndexException("cut off", file.toString());
            }
            if (sum(channel, covered) != written(channel, covered)) {
                throw new CorruptIndexException("not what was written", file.toString());
            }
        }
    }

    private long sum(FileChannel channel, long octets) throws IOException {
        var sum = new CRC32();
        var at = 0L;
        while (at < octets) {
            at += fill(channel, at, (int) Math.min(PIECE_OCTETS, octets - at));
            sum.update(piece);
        }
        return sum.getValue();
    }

    private long written(FileChannel channel, long at) throws IOException {
        var got = fill(channel, at, Long.BYTES);
        return got < Long.BYTES ? -1 : piece.getLong();
    }

    private int fill(FileChannel channel, long at, int octets) throws IOException {
        piece.clear().limit(octets);
        var got = channel.read(piece, at);
        if (got <= 0) {
            throw new CorruptIndexException("cut off", String.valueOf(at));
        }
        piece.flip();
        return got;
    }
}
