package dev.kith.indexer.store.lucene.disk;

import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;

/// A disk with room for so many octets more; what is deleted gives nothing back.
public final class FullDisk extends FilterDirectory {
    private long room;
    private long written;

    public FullDisk(Path path, long room) throws IOException {
        this(FSDirectory.open(path), room);
    }

    private FullDisk(Directory in, long room) {
        super(in);
        this.room = room;
    }

    /// What the disk says of itself, which may differ from what can be written.
    ///
    /// @param free octets
    /// @param kept octets that stay free beside what is joined
    public record Said(LongSupplier free, long kept) {}

    /// Opens an index on this disk for writing.
    public <T> T open(Path path, Said said, LuceneFolder.Making<T> making) throws IOException, Store.Unusable {
        var headroom = new Headroom(said.free()::getAsLong, 2, said.kept());
        return LuceneFolder.write(path, new Folder(this, new NIOFSDirectory(path)), headroom, true, making);
    }

    /// Somebody has made room.
    public synchronized void cleared() {
        room = Long.MAX_VALUE;
    }

    public synchronized long written() {
        return written;
    }

    private synchronized void write(long octets) throws IOException {
        if (octets > room) {
            room = 0;
            throw new IOException("No space left on device");
        }
        room -= octets;
        written += octets;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        write(1);
        return new Counted(in.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        write(1);
        return new Counted(in.createTempOutput(prefix, suffix, context));
    }

    private final class Counted extends FilterIndexOutput {
        Counted(IndexOutput out) {
            super("counted " + out.getName(), out.getName(), out);
        }

        @Override
        public void writeByte(byte octet) throws IOException {
            write(1);
            super.writeByte(octet);
        }

        @Override
        public void writeBytes(byte[] octets, int offset, int length) throws IOException {
            write(length);
            super.writeBytes(octets, offset, length);
        }
    }
}
