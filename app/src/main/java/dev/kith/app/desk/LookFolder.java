package dev.kith.app.desk;

import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.indexer.IndexUnusable;
import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.ledger.LedgerUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/// The folder that `kith look` keeps within the data folder: an index and a ledger of its own, of the same mail.
final class LookFolder {
    private LookFolder() {}

    /// Erases a person there too.
    ///
    /// @return what is left: messages that still name them, or 1 when it could not be done
    static long forget(DataFolder data, ZoneId zone, Set<String> addresses, Instant now) throws IOException {
        var folder = data.look();
        if (!Files.isDirectory(folder.index())) {
            return 0;
        }
        var lock = FolderLock.take(folder);
        if (lock.isEmpty()) {
            return 1;
        }
        try (var _ = lock.get();
                var indexer = Indexer.open(folder.index(), new Me(Set.of()), zone);
                var ledger = Ledger.open(folder.path())) {
            var words = new HashSet<>(addresses);
            for (var each : addresses) {
                words.addAll(indexer.forget(each).words());
                ledger.forget(each, addresses, now);
            }
            indexer.commit();
            return indexer.mentions(words);
        } catch (IndexUnusable | LedgerUnusable _) {
            return 1;
        }
    }
}
