package dev.kith.indexer;

import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.Store.Spoilt;
import dev.kith.indexer.store.Store.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens the index, whatever state it is in.
final class Opening {
    private Opening() {}

    /// @param setAside where a spoilt index was moved to, or empty
    record Opened(Store store, String setAside) {}

    static Opened open(Path folder) throws IndexUnusable, IOException {
        try {
            return new Opened(Store.open(folder), "");
        } catch (Spoilt _) {
            var aside = aside(folder);
            Files.move(folder, aside);
            Files.createDirectories(folder);
            return new Opened(reopen(folder), aside.toString());
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    static Store openReadOnly(Path folder) throws IndexUnusable, IOException {
        try {
            return Store.openReadOnly(folder);
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    private static Store reopen(Path folder) throws IndexUnusable, IOException {
        try {
            return Store.open(folder);
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    private static Path aside(Path folder) {
        for (var i = 1; ; i++) {
            var aside = folder.resolveSibling(folder.getFileName() + ".spoilt-" + i);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }
}
