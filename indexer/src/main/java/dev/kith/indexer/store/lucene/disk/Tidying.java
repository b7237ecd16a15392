package dev.kith.indexer.store.lucene.disk;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.index.SegmentInfos;

/// How many segments an index should have: every search looks each word up in each of them. A segment is written again
/// only together with smaller ones that hold a third as much, so that what was added is not written again for ever.
final class Tidying {
    private static final int SEGMENTS = 3;
    private static final int WORTH = 3;

    private Tidying() {}

    /// @return to how many segments it should be merged, the largest staying as they are; 0 for none
    static int segments(SegmentInfos infos) throws IOException {
        return segments(sizes(infos));
    }

    /// @return octets of what becomes one when there are to be so many segments
    static long joined(SegmentInfos infos, int most) throws IOException {
        return Arrays.stream(falling(sizes(infos))).skip(most - 1).sum();
    }

    private static long[] sizes(SegmentInfos infos) throws IOException {
        var sizes = new long[infos.size()];
        for (var i = 0; i < sizes.length; i++) {
            sizes[i] = infos.info(i).sizeInBytes();
        }
        return sizes;
    }

    private static long[] falling(long... sizes) {
        return Arrays.stream(sizes)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToLong(size -> size)
                .toArray();
    }

    static int segments(long... sizes) {
        var falling = falling(sizes);
        for (var most = SEGMENTS; most < falling.length; most++) {
            var smaller = 0L;
            for (var i = most; i < falling.length; i++) {
                smaller += falling[i];
            }
            if (falling[most - 1] <= WORTH * smaller) {
                return most;
            }
        }
        return 0;
    }
}
