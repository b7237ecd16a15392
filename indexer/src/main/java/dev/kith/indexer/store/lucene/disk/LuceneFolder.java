package dev.kith.indexer.store.lucene.disk;

import dev.kith.indexer.store.Store.State;
import dev.kith.indexer.store.Store.Unusable;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriter.IndexReaderWarmer;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// An open folder that holds an index: its writer, the room on its disk, and whether its octets are as they
/// were written.
public final class LuceneFolder implements AutoCloseable {
    private static final int ERASING_TURNS_MAX = 20;

    private final Folder folder;
    private final @Nullable IndexWriter writer;
    private final Headroom headroom;
    private final Soundness soundness;

    private LuceneFolder(Path path, Folder folder, @Nullable IndexWriter writer, Headroom headroom) {
        this.folder = folder;
        this.writer = writer;
        this.headroom = headroom;
        this.soundness = new Soundness(path, folder);
    }

    /// What is made on an open folder. When it fails the folder is closed again, and damage that it met is
    /// told.
    public interface Making<T> {
        /// @param reader as of the last commit; closed by what is made
        T on(LuceneFolder folder, DirectoryReader reader) throws IOException;
    }

    /// Opens a folder for writing, and begins an index where there is none.
    ///
    /// @param checked whether every octet is checked first
    public static <T> T write(Path path, boolean checked, Making<T> making) throws IOException, Unusable {
        return write(path, Folder.open(path), Headroom.on(path), checked, making);
    }

    static <T> T write(Path path, Folder folder, Headroom headroom, boolean checked, Making<T> making)
            throws IOException, Unusable {
        return Trouble.told(path, folder, () -> {
            Trouble.check(folder, true);
            var writer = Writers.open(folder, headroom);
            try {
                var reader = DirectoryReader.open(writer);
                if (checked) {
                    Soundness.check(path, folder);
                }
                return making.on(new LuceneFolder(path, folder, writer, headroom), reader);
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        });
    }

    /// Opens a folder for reading while another process may write.
    public static <T> T read(Path path, Making<T> making) throws IOException, Unusable {
        var folder = Folder.open(path);
        return Trouble.told(path, folder, () -> {
            Trouble.check(folder, false);
            return making.on(new LuceneFolder(path, folder, null, Headroom.on(path)), DirectoryReader.open(folder));
        });
    }

    /// A writer for an index that is made to take another's place: with no reader, and nobody told of its
    /// state.
    ///
    /// @param path where it lies
    public static IndexWriter writer(Directory folder, Path path) throws IOException {
        return Writers.open(folder, Headroom.on(path));
    }

    /// @param notes kept with the commit, the schema besides
    public static void commit(IndexWriter writer, Map<String, String> notes) throws IOException {
        var data = new HashMap<>(notes);
        data.put(Trouble.SCHEMA, Integer.toString(Schema.VERSION));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    public IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("the index was opened for reading");
        }
        return writer;
    }

    /// Whether anything can still be written.
    public boolean writes() {
        return writer != null && writer.isOpen();
    }

    /// @param joined is given each segment that others were joined to, before anybody reads it
    public void whenJoined(IndexReaderWarmer joined) {
        if (writer != null) {
            writer.getConfig().setMergedSegmentWarmer(joined);
        }
    }

    /// While much is added memory is worth more than the speed of searches.
    public void spare(boolean on) {
        folder.spare(on);
    }

    public boolean spares() {
        return folder.spares();
    }

    /// @return how many octets of room it lacks to write all that is committed anew; 0 when there is room
    public long missing() throws IOException {
        var octets = 0L;
        for (var segment : SegmentInfos.readLatestCommit(folder)) {
            octets += segment.sizeInBytes();
        }
        return headroom.missing(octets);
    }

    public interface Commit {
        void run() throws IOException;
    }

    /// Joins what is committed in many pieces.
    ///
    /// @param commit makes safe what was joined
    /// @return 0, or how many octets of room it lacked: then nothing was joined
    public long join(Commit commit) throws IOException {
        var infos = SegmentInfos.readLatestCommit(folder);
        var most = Tidying.segments(infos);
        if (most == 0) {
            return 0;
        }
        var missing = headroom.missing(Tidying.joined(infos, most));
        if (missing > 0) {
            return missing;
        }
        try {
            writer().forceMerge(most);
            commit.run();
        } catch (IllegalStateException e) {
            // so Lucene says that its writer is closed by now
            throw new IOException("the pieces of the index could not be joined", e);
        }
        return 0;
    }

    /// A merge that is under way may have begun with what is erased, and its segments are left out of the one
    /// that is asked for here: it is waited for first.
    public void mergeDeletesAway() throws IOException {
        for (var turn = 0; writer().hasDeletions(); turn++) {
            if (turn == ERASING_TURNS_MAX) {
                throw new IOException("the index is joined again and again: nothing can be erased from it just now");
            }
            if (writer().getConfig().getMergeScheduler() instanceof Merging merging) {
                merging.sync();
            }
            writer().forceMergeDeletes(true);
        }
    }

    public State state() {
        return soundness.state(writer);
    }

    /// Something was read that makes no sense.
    public void spoilt() {
        soundness.spoilt();
    }

    /// Reads every octet of a folder that is not too large for it.
    public void examine(DirectoryReader reader) {
        soundness.examine(reader);
    }

    /// Finds out whether a failure comes of octets that are not as they were written.
    public void doubt(Exception failure, DirectoryReader reader) {
        soundness.doubt(failure, reader);
    }

    /// What was added since the last commit is lost.
    public void rollback() throws IOException {
        if (writer != null) {
            writer.rollback();
        }
    }

    /// Lets go of the folder; the writer is closed before.
    @Override
    public void close() throws IOException {
        folder.close();
    }
}
