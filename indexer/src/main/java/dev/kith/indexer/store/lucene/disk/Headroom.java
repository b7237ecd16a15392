package dev.kith.indexer.store.lucene.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room a disk must have before segments are joined on it. What is joined is written anew while the
/// old is still there, once, or twice where many pieces are joined in steps or put into one file; a merge that
/// fills the disk closes Lucene's writer, and what was added since the last commit is lost with it.
///
/// @param times so many times the octets to be joined must be free
/// @param kept octets that stay free beside them, for mail that comes meanwhile
record Headroom(Disk disk, double times, long kept) {
    private static final double TIMES = 2;
    private static final long KEPT = 128L << 20;

    /// Where the index lies.
    interface Disk {
        /// @return octets that can still be written
        long free() throws IOException;
    }

    static Headroom on(Path folder) {
        return new Headroom(() -> Files.getFileStore(folder).getUsableSpace(), TIMES, KEPT);
    }

    /// @param octets of what is to be joined
    /// @return how many octets are missing; 0 when there is room
    long missing(long octets) {
        try {
            return Math.max(0, (long) (times * octets) + kept - disk.free());
        } catch (IOException _) {
            // a disk that does not say how full it is
            return 0;
        }
    }
}
