package dev.kith.indexer.search;

/// One slip of the fingers: a letter left out, added, changed, or swapped with the next.
final class Slip {
    private Slip() {}

    static boolean one(String meant, String typed) {
        var same = 0;
        while (same < meant.length() && same < typed.length() && meant.charAt(same) == typed.charAt(same)) {
            same++;
        }
        var left = meant.substring(same);
        var got = typed.substring(same);
        return switch (got.length() - left.length()) {
            case 1 -> got.substring(1).equals(left);
            case -1 -> left.substring(1).equals(got);
            case 0 ->
                !left.isEmpty()
                        && (left.substring(1).equals(got.substring(1))
                                || left.length() > 1
                                        && left.charAt(0) == got.charAt(1)
                                        && left.charAt(1) == got.charAt(0)
                                        && left.substring(2).equals(got.substring(2)));
            default -> false;
        };
    }
}
