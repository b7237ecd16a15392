package dev.kith.app.desk;

import dev.kith.app.line.StatusLine;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the data folder alone tells of how Kith is; a running daemon adds what it knows.
final class FolderStatus {
    private FolderStatus() {}

    static StatusLine of(Holdings holdings) throws IOException {
        var index = holdings.indexer().status();
        var notices = new ArrayList<String>();
        if (!index.setAside().isEmpty()) {
            notices.add("The index was damaged. It was set aside as " + index.setAside()
                    + " and is built anew as the mail is read again.");
        }
        if (index.lostSince() != null) {
            notices.add("Kith did not end properly. What passed after "
                    + index.lostSince()
                            .atZone(holdings.zone())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toOffsetDateTime()
                    + " and was not safe yet is read again from the server.");
        }
        if (index.unreadable() > 0) {
            notices.add((index.unreadable() == 1 ? "1 message" : index.unreadable() + " messages")
                    + " could not be read, and cannot be found here; where they lie nothing was changed.");
        }
        paused(holdings).ifPresent(notices::add);
        return new StatusLine(
                false,
                "",
                index.schema(),
                List.of(),
                0,
                List.of(),
                index.messages(),
                index.people(),
                index.conversations(),
                holdings.folder().indexOctets(),
                0,
                0,
                holdings.folder().path().toString(),
                notices);
    }

    /// Whoever has forgotten that they paused would wait for reminders for ever.
    private static Optional<String> paused(Holdings holdings) {
        var now = holdings.clock().instant();
        var pause = holdings.ledger().said().pause(now);
        if (pause == null || !pause.holds(now)) {
            return Optional.empty();
        }
        var until = pause.until();
        return Optional.of("Reminders are paused"
                + (until == null
                        ? ""
                        : " until " + until.atZone(holdings.zone()).toLocalDate())
                + "; kith pause off ends it.");
    }
}
