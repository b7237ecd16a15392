package dev.kith.rules.metrics;

/// Shares with their intervals.
final class Shares {
    /// With fewer on a side nothing is said.
    static final int ENOUGH = 20;

    private static final double Z = 1.959963984540054;

    private Shares() {}

    /// Wilson's 95 % interval.
    static double[] wilson(int hits, int n) {
        var share = hits / (double) n;
        var centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
        return new double[] {centre - half, centre + half};
    }

    /// The 95 % interval of the difference of two shares (Newcombe 1998, method 10).
    static double[] difference(int hitsA, int a, int hitsB, int b) {
        var shareA = hitsA / (double) a;
        var shareB = hitsB / (double) b;
        var one = wilson(hitsA, a);
        var two = wilson(hitsB, b);
        var is = shareA - shareB;
        return new double[] {
            is - Math.sqrt(Math.pow(shareA - one[0], 2) + Math.pow(two[1] - shareB, 2)),
            is + Math.sqrt(Math.pow(one[1] - shareA, 2) + Math.pow(shareB - two[0], 2))
        };
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    static double rounded(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
