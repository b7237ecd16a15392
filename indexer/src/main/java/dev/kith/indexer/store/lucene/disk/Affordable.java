package dev.kith.indexer.store.lucene.disk;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Another policy's merges, as far as the disk has room for them; the others are proposed again with the next
/// commit. What is merged to erase it is not put off: an erasure asks for its room first.
final class Affordable extends FilterMergePolicy {
    private static final Logger LOG = LoggerFactory.getLogger(Affordable.class);

    private final Headroom headroom;
    private volatile boolean said;

    Affordable(MergePolicy in, Headroom headroom) {
        super(in);
        this.headroom = headroom;
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos infos, MergeContext context)
            throws IOException {
        return affordable(in.findMerges(trigger, infos, context), context);
    }

    @Override
    public @Nullable MergeSpecification findFullFlushMerges(
            MergeTrigger trigger, SegmentInfos infos, MergeContext context) throws IOException {
        return affordable(in.findFullFlushMerges(trigger, infos, context), context);
    }

    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos infos, int most, Map<SegmentCommitInfo, Boolean> which, MergeContext context)
            throws IOException {
        return affordable(in.findForcedMerges(infos, most, which, context), context);
    }

    private @Nullable MergeSpecification affordable(@Nullable MergeSpecification found, MergeContext context)
            throws IOException {
        if (found == null) {
            return null;
        }
        var octets = octets(context.getMergingSegments());
        var merges = new MergeSpecification();
        for (var merge : found.merges) {
            var more = octets(merge.segments);
            if (headroom.missing(octets + more) == 0) {
                merges.add(merge);
                octets += more;
            }
        }
        say(merges.merges.size() < found.merges.size());
        return merges.merges.isEmpty() ? null : merges;
    }

    private static long octets(Collection<SegmentCommitInfo> segments) throws IOException {
        var octets = 0L;
        for (var segment : segments) {
            octets += segment.sizeInBytes();
        }
        return octets;
    }

    private void say(boolean putOff) {
        if (putOff && !said) {
            LOG.warn("the disk has too little room to join pieces of the index: put off until there is more");
        }
        said = putOff;
    }
}
