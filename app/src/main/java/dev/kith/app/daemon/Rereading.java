package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Wordless;
import dev.kith.indexer.Importer;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has all mail read again when the index begins anew: accounts from upstream at the next occasion, imported mail from
/// where it was imported.
final class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
    private static final String MATTER = "reread";

    private final Holdings holdings;
    private final Collection<AccountKeeper> keepers;
    private final Notices notices;
    private final Runnable done;

    /// @param keepers may still grow
    /// @param done called when imported mail was read again
    Rereading(Holdings holdings, Collection<AccountKeeper> keepers, Notices notices, Runnable done) {
        this.holdings = holdings;
        this.keepers = keepers;
        this.notices = notices;
        this.done = done;
    }

    void begin() {
        for (var account : holdings.config().map(c -> c.accounts()).orElse(List.of())) {
            var marks = holdings.ledger().backfill(account.name());
            marks.all().forEach(mark -> marks.remove(mark.mailbox()));
        }
        keepers.forEach(AccountKeeper::readAnew);
        var imports = holdings.ledger().sources().imports();
        try {
            holdings.indexer().allUnreadIsKnown();
        } catch (IOException e) {
            LOG.warn("the index is read again after the next start too", e);
        }
        if (!imports.isEmpty()) {
            notices.put(MATTER, "Imported mail is being read again into a new index.");
            Thread.ofPlatform().daemon().name("kith-reread").start(() -> imports(imports));
        }
    }

    private void imports(List<Sources.Import> imports) {
        var importer = new Importer(holdings.indexer(), 1);
        for (var source : imports) {
            var path = Path.of(source.path());
            try {
                if (Files.isReadable(path)) {
                    importer.run(List.of(path), source.me(), (_, _, _) -> {});
                } else {
                    notices.put(path.toString(), path + " was imported once and is gone: what it held is not indexed.");
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("imported mail could not be read again", Wordless.of(e));
            }
        }
        notices.over(MATTER);
        done.run();
    }
}
