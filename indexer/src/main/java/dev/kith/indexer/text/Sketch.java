package dev.kith.indexer.text;

/// A 64-bit SimHash over word pairs (Charikar 2002; Manku, Jain, Das Sarma 2007 take texts within 3 bits for the
/// same). Linear in the text.
final class Sketch {
    private static final int WORDS_MIN = 8;
    private static final int WORDS_MAX = 500;
    private static final int CHARS_MAX = 4_000;
    /// Enough for two votes a word.
    private static final int COUNT_BITS = 10;

    private Sketch() {}

    static long of(String text) {
        var words =
                Words.of(text.substring(0, Math.min(text.length(), CHARS_MAX)).toCharArray(), WORDS_MAX);
        if (words.size() < WORDS_MIN) {
            return 0;
        }
        // place k holds the k-th binary digit of the count of each of the 64 bits: all are counted at once
        var counts = new long[COUNT_BITS];
        var previous = 0L;
        for (var i = 0; i < words.size(); i++) {
            var word = mix(words.get(i).hashCode());
            count(counts, word);
            if (i > 0) {
                count(counts, mix(previous * 31 + word));
            }
            previous = word;
        }
        var sketch = majority(counts, 2 * words.size() - 1);
        return sketch == 0 ? 1 : sketch;
    }

    private static void count(long[] counts, long hash) {
        var carry = hash;
        for (var i = 0; carry != 0; i++) {
            var both = counts[i] & carry;
            counts[i] ^= carry;
            carry = both;
        }
    }

    /// The bits that were set in more than half of the votes.
    private static long majority(long[] counts, int votes) {
        var sketch = 0L;
        for (var bit = 0; bit < Long.SIZE; bit++) {
            var count = 0;
            for (var i = 0; i < COUNT_BITS; i++) {
                count |= (int) (counts[i] >>> bit & 1) << i;
            }
            sketch |= 2 * count > votes ? 1L << bit : 0;
        }
        return sketch;
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long value) {
        var z = (value + 0x9e3779b97f4a7c15L);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
