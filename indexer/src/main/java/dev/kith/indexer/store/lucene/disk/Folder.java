package dev.kith.indexer.store.lucene.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MergeInfo;
import org.apache.lucene.store.NIOFSDirectory;

/// A folder of which only that is mapped into memory which is jumped about in: terms, postings, norms, stored
/// text.
///
/// What is kept in columns is read from front to end, when a segment is loaded and when everybody is judged,
/// and so is all that is merged, checked or copied. Read by way of a small buffer it leaves nothing in the
/// process's memory; mapped it would stay there whole.
final class Folder extends FilterDirectory {
    /// The ending of the files of doc values.
    private static final String COLUMNS = ".dvd";

    /// The ending of the files of norms, an octet a text: asked for with each word of each message that is
    /// written.
    private static final String NORMS = ".nvd";

    /// What is merged is read by way of a larger buffer.
    private static final IOContext FROM_FRONT_TO_END = IOContext.merge(new MergeInfo(-1, -1, true, -1));

    /// Lucene would warn of a faster way through an incubating module, which is not for a small index. Held
    /// here, or the level would go with the logger.
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private final Directory plain;
    private volatile boolean sparing;

    /// @param mapped takes what is written, too
    Folder(Directory mapped, Directory plain) {
        super(mapped);
        this.plain = plain;
    }

    static Folder open(Path path) throws IOException {
        VECTORS.setLevel(Level.SEVERE);
        return new Folder(FSDirectory.open(path), new NIOFSDirectory(path));
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        if (name.endsWith(NORMS)) {
            return in.openInput(name, context);
        }
        if (sparing) {
            return plain.openInput(name, FROM_FRONT_TO_END);
        }
        var through = name.endsWith(COLUMNS) || once(context) || context.context() == IOContext.Context.MERGE;
        return (through ? plain : in).openInput(name, context);
    }

    /// There is but one such context. To compare it by value makes Java write a class at each start.
    @SuppressWarnings("ReferenceEquality")
    private static boolean once(IOContext context) {
        return context == IOContext.READONCE;
    }

    /// From now on nothing but norms is mapped, or what the rule is. Lucene opens a segment in one file as for
    /// a search when it is to be merged, and an import merges far more than anybody looks for meanwhile.
    void spare(boolean on) {
        sparing = on;
    }

    boolean spares() {
        return sparing;
    }

    @Override
    public void close() throws IOException {
        try (plain) {
            super.close();
        }
    }
}
