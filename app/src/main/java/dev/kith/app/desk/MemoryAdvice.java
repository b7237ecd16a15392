package dev.kith.app.desk;

/// What helps when Java's heap is too small for all mail that there is.
public final class MemoryAdvice {
    private static final long STEP = 128 << 20;

    private MemoryAdvice() {}

    /// For this process.
    public static String here() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /// To somebody who asked for what does not fit.
    public static String refusal() {
        return "there is more mail than this can be answered from in the memory that Kith has. " + here();
    }

    /// @param octets what Java says that it may use: a little less than it was given
    static String of(long octets) {
        var has = Math.ceilDiv(octets, STEP) * (STEP >> 20);
        return "Start it with KITH_HEAP=" + 2 * has + "m in its environment; it has " + has + "m now.";
    }
}
