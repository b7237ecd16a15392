package dev.kith.app.desk;

import java.io.IOException;

/// Makes a fault fit for a log: where it happened and of which type it was, without its message. A message may
/// hold text of a mail, an address or a secret, since it is made of whatever was at hand. Messages of the file
/// system come from the system, and stay.
public final class Wordless {
    private Wordless() {}

    public static Throwable of(Throwable fault) {
        if (fault instanceof IOException) {
            return fault;
        }
        var same = new IllegalStateException(word(fault));
        same.setStackTrace(fault.getStackTrace());
        return same;
    }

    /// For a sentence of the status.
    public static String word(Throwable fault) {
        var said = fault instanceof IOException ? fault.getMessage() : null;
        return said == null ? fault.getClass().getSimpleName() : said;
    }
}
