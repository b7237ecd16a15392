package dev.kith.indexer.store.lucene.query;

import java.util.Arrays;

/// The best document of each key, in open addressing.
final class BestOf {
    private int[] keys = new int[1 << 8];
    private int[] docs = new int[1 << 8];
    private double[] scores = new double[1 << 8];
    private int shift = 24;
    private int size;

    BestOf() {
        Arrays.fill(keys, -1);
    }

    interface Each {
        void at(int doc, double score);
    }

    /// @param key 0 or more
    void offer(int key, int doc, double score) {
        var slot = slot(key);
        if (keys[slot] < 0) {
            if (++size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        } else if (score <= scores[slot]) {
            return;
        }
        docs[slot] = doc;
        scores[slot] = score;
    }

    int size() {
        return size;
    }

    void each(Each each) {
        for (var slot = 0; slot < keys.length; slot++) {
            if (keys[slot] >= 0) {
                each.at(docs[slot], scores[slot]);
            }
        }
    }

    private int slot(int key) {
        var mask = keys.length - 1;
        var slot = (key * 0x9E3779B9) >>> shift;
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldDocs = docs;
        var oldScores = scores;
        keys = new int[oldKeys.length * 2];
        shift--;
        docs = new int[keys.length];
        scores = new double[keys.length];
        Arrays.fill(keys, -1);
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] >= 0) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                docs[slot] = oldDocs[i];
                scores[slot] = oldScores[i];
            }
        }
    }
}
