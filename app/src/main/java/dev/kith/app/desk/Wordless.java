package dev.kith.app.desk;

import java.io.IOException;

/// A fault as it can stand in a log: where it happened and what it was, without its words. Those may be a mail's, an
/// address's or a secret's, since whatever was at hand went into them. Of what could not be read or written the words
/// are the system's, and stay.
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
