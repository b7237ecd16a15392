package dev.kith.app.desk;

import dev.kith.app.line.FoundLine;
import dev.kith.indexer.Hearer;
import dev.kith.indexer.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends an answer on line by line while it is made: the first line does not wait for the text of the last one.
/// Whoever asked may have gone by then; that is no fault of the index's, and is thrown by [#end()] alone.
final class FoundLines implements Hearer {
    private final Lines out;
    private @Nullable RuntimeException gone;

    FoundLines(Lines out) {
        this.out = out;
    }

    @Override
    public void found(int shown, long total, List<String> notices) {
        notices.forEach(notice -> line(new Notice(notice)));
        if (total > shown) {
            line(new Notice("Shown are " + shown + " of " + total + "; --limit N shows more."));
        }
    }

    @Override
    public boolean hit(Hit hit) {
        line(FoundLine.of(hit));
        return gone == null;
    }

    private void line(Object line) {
        try {
            if (gone == null) {
                out.line(line);
            }
        } catch (RuntimeException e) {
            gone = e;
        }
    }

    /// Throws what the lines did not take: whoever asked has gone.
    void end() {
        if (gone != null) {
            throw gone;
        }
    }
}
