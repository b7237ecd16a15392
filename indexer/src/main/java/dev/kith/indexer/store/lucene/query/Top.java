package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.store.Found;
import java.util.ArrayList;
import java.util.List;

/// The highest scores of many, a fixed number at most: a heap with the worst on top, in two arrays, since most of what
/// is offered is no better than what is there and is not worth an object. Of equal scores the earlier document counts
/// as better.
final class Top {
    private final int[] docs;
    private final double[] scores;
    private int size;

    /// @param limit at least 0
    Top(int limit) {
        docs = new int[limit];
        scores = new double[limit];
    }

    void offer(int doc, double score) {
        if (size < docs.length) {
            docs[size] = doc;
            scores[size] = score;
            rise(size++);
        } else if (size > 0 && worse(docs[0], scores[0], doc, score)) {
            docs[0] = doc;
            scores[0] = score;
            sink();
        }
    }

    /// Takes all out, the best first.
    List<Found.One> drain() {
        var best = new ArrayList<Found.One>(size);
        while (size > 0) {
            best.add(new Found.One(docs[0], scores[0]));
            size--;
            docs[0] = docs[size];
            scores[0] = scores[size];
            sink();
        }
        return best.reversed();
    }

    private static boolean worse(int doc, double score, int other, double otherScore) {
        return score < otherScore || score == otherScore && doc > other;
    }

    private boolean worse(int slot, int other) {
        return worse(docs[slot], scores[slot], docs[other], scores[other]);
    }

    private void rise(int from) {
        var at = from;
        while (at > 0 && worse(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink() {
        var at = 0;
        while (2 * at + 1 < size) {
            var child = 2 * at + 1;
            child = child + 1 < size && worse(child + 1, child) ? child + 1 : child;
            if (!worse(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int one, int other) {
        var doc = docs[one];
        var score = scores[one];
        docs[one] = docs[other];
        scores[one] = scores[other];
        docs[other] = doc;
        scores[other] = score;
    }
}
