package dev.kith.indexer.search;

/// Message-IDs as 64-bit numbers: among a million two are the same with a chance of 3 in 100 million.
public final class Ids {
    private static final int BASE = 36;
    private static final int FIGURES = 14;

    private Ids() {}

    public static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        // the last step of MurmurHash3
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    /// How a conversation is named outside.
    public static String shown(long hash) {
        // as Long.toUnsignedString does, which goes by way of BigInteger for half of all numbers
        var figures = new char[FIGURES];
        var at = FIGURES;
        for (var rest = hash; rest != 0 || at == FIGURES; rest = Long.divideUnsigned(rest, BASE)) {
            figures[--at] = Character.forDigit((int) Long.remainderUnsigned(rest, BASE), BASE);
        }
        figures[--at] = 't';
        return new String(figures, at, FIGURES - at);
    }

    /// The number behind a shown name; 0 when it is none.
    public static long read(String shown) {
        if (shown.length() < 2 || shown.charAt(0) != 't') {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(shown.substring(1), 36);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
