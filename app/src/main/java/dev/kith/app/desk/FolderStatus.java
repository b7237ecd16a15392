package dev.kith.app.desk;

import dev.kith.app.line.StatusLine;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

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
}
