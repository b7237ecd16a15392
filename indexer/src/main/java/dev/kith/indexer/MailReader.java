package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import java.util.List;

/// Reads single messages without an index: for `read` and `acts`, which work where there is no data
/// folder yet, or a damaged one. Any thread.
public final class MailReader {
    private final Assembler assembler = new Assembler();

    /// What Kith sees in a message.
    public Reading read(byte[] octets) {
        return assembler.reading(octets);
    }

    /// The acts in one sentence, every kind that is at all likely.
    public List<Act> acts(String sentence) {
        return assembler.acts(sentence);
    }
}
