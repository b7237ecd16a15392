package dev.kith.indexer.text;

/// A 64-bit SimHash over word pairs (Charikar 2002; Manku, Jain, Das Sarma 2007 take texts within 3 bits for the
/// same). Linear in the text.
final class Sketch {
    private static final int WORDS_MIN = 8;
    private static final int WORDS_MAX = 500;

    private Sketch() {}

    static long of(String text) {
        var words = Words.of(text.length() > 4_000 ? text.substring(0, 4_000) : text);
        if (words.size() < WORDS_MIN) {
            return 0;
        }
        var votes = new int[64];
        var previous = 0L;
        for (var i = 0; i < Math.min(words.size(), WORDS_MAX); i++) {
            var word = mix(words.get(i).hashCode());
            vote(votes, word);
            if (i > 0) {
                vote(votes, mix(previous * 31 + word));
            }
            previous = word;
        }
        var sketch = 0L;
        for (var bit = 0; bit < 64; bit++) {
            sketch |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return sketch == 0 ? 1 : sketch;
    }

    private static void vote(int[] votes, long hash) {
        for (var bit = 0; bit < 64; bit++) {
            votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
        }
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long value) {
        var z = (value + 0x9e3779b97f4a7c15L);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
