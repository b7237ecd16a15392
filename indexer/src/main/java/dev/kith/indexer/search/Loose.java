package dev.kith.indexer.search;

import java.util.Arrays;

/// Messages that name no other, by subject: what a later one may belong to. In columns, some 40 octets a message, for
/// every third message of a mailbox is such a one.
final class Loose {
    private static final long[] NONE = new long[0];

    private final int bucketMax;
    private final NumberMap buckets = new NumberMap();
    private long[] own = new long[64];
    private long[] date = new long[64];
    /// The message of the same subject before, or -1; behind the newest of each the size of the bucket is kept.
    private int[] before = new int[64];
    private int[] depth = new int[64];
    private boolean[] reply = new boolean[64];
    /// Where the people of a message end; they begin where those of the one before end.
    private int[] end = new int[64];
    private int[] people = new int[256];
    private int count;

    /// @param bucketMax no more than so many messages of one subject are kept
    Loose(int bucketMax) {
        this.bucketMax = bucketMax;
    }

    interface Each {
        void message(Link link);
    }

    /// Shows all messages of a subject, the newest addition first.
    void of(long subject, Each each) {
        for (var at = buckets.get(subject); at >= 0; at = before[at]) {
            var start = at == 0 ? 0 : end[at - 1];
            each.message(
                    new Link(own[at], NONE, date[at], subject, reply[at], Arrays.copyOfRange(people, start, end[at])));
        }
    }

    void add(Link link) {
        var last = buckets.get(link.subject());
        if (last >= 0 && depth[last] >= bucketMax) {
            return;
        }
        grow(link.people().length);
        own[count] = link.own();
        date[count] = link.date();
        before[count] = last;
        depth[count] = last < 0 ? 1 : depth[last] + 1;
        reply[count] = link.reply();
        var start = count == 0 ? 0 : end[count - 1];
        System.arraycopy(link.people(), 0, people, start, link.people().length);
        end[count] = start + link.people().length;
        buckets.put(link.subject(), count++);
    }

    private void grow(int more) {
        if (count == own.length) {
            var size = count + (count >> 1);
            own = Arrays.copyOf(own, size);
            date = Arrays.copyOf(date, size);
            before = Arrays.copyOf(before, size);
            depth = Arrays.copyOf(depth, size);
            reply = Arrays.copyOf(reply, size);
            end = Arrays.copyOf(end, size);
        }
        var used = count == 0 ? 0 : end[count - 1];
        if (used + more > people.length) {
            people = Arrays.copyOf(people, Math.max(used + more, people.length + (people.length >> 1)));
        }
    }
}
