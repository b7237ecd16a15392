package dev.kith.indexer.search;

import java.util.Arrays;

/// A map of 64-bit keys (not 0) to numbers from 0 on, in two arrays: 18 octets an entry at most.
final class NumberMap {
    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    /// The number of a key, or -1.
    int get(long key) {
        var slot = slot(key);
        return keys[slot] == 0 ? -1 : values[slot];
    }

    void put(long key, int value) {
        var slot = slot(key);
        if (keys[slot] == 0) {
            if (++size * 3 > keys.length * 2) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        values[slot] = value;
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) (key ^ key >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = Arrays.copyOf(oldValues, keys.length);
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
