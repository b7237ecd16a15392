package dev.kith.indexer;

import dev.kith.indexer.store.Store;
import dev.kith.indexer.store.Store.Older;
import dev.kith.indexer.store.Store.Spoilt;
import dev.kith.indexer.store.Store.Unusable;
import dev.kith.indexer.store.lucene.LuceneStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the index, whatever state it is in: a damaged one is set aside and an empty one begun, an older one rebuilt
/// from what is stored in it, a newer one refused.
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String OPEN = "kith.open";

    private final Path folder;
    private final boolean quick;

    /// @param quick an index that was closed properly is not read from front to end first
    Opening(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
    }

    /// @param setAside where a damaged index was moved to, or empty
    /// @param fresh there was none, or none that could be used: all mail is to be read
    /// @param lostSince null when the index was closed properly; else when it was last made safe
    record Opened(
            Store store,
            String setAside,
            boolean fresh,
            @Nullable Instant lostSince) {}

    Opened open() throws IndexUnusable, IOException {
        tidy();
        var fresh = empty(folder);
        mine(folder);
        try {
            return opened(store(), "", fresh);
        } catch (Spoilt _) {
            return anew();
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    /// Sets the index aside and begins an empty one.
    Opened anew() throws IndexUnusable, IOException {
        var aside = beside(".spoilt");
        // nothing to set aside where a full disk ended this before
        if (!empty(folder)) {
            delete(aside);
            Files.move(folder, aside);
            LOG.warn("the index is damaged; it was set aside and is built anew");
        }
        mine(folder);
        try {
            return opened(LuceneStore.open(folder, true), aside.toString(), true);
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    private Store store() throws IOException, Unusable {
        try {
            return LuceneStore.open(folder, !quick || Files.exists(folder.resolve(OPEN)));
        } catch (Older older) {
            LOG.info("{}", older.sentence());
            var made = beside(".new");
            mine(made);
            var messages = LuceneStore.rebuild(folder, made);
            Files.move(folder, beside(".old"));
            Files.move(made, folder);
            delete(beside(".old"));
            LOG.info("{} messages are in the rebuilt index", messages);
            return LuceneStore.open(folder, true);
        }
    }

    private Opened opened(Store store, String setAside, boolean fresh) throws IOException {
        var mark = folder.resolve(OPEN);
        try {
            var lostSince = Files.exists(mark) && !fresh ? lastCommit() : null;
            Files.writeString(mark, "");
            return new Opened(store, setAside, fresh, lostSince);
        } catch (IOException e) {
            // or the folder stays locked, and nothing opens it when there is room again
            store.abandon();
            throw e;
        }
    }

    private Instant lastCommit() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("segments_"))
                    .map(file -> file.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli)
                    .orElse(Instant.EPOCH);
        }
    }

    /// The index was closed properly.
    void closed() throws IOException {
        Files.deleteIfExists(folder.resolve(OPEN));
    }

    /// Removes an index that was set aside: it holds mail too.
    void forgetAside() throws IOException {
        delete(beside(".spoilt"));
    }

    static Store openReadOnly(Path folder) throws IndexUnusable, IOException {
        try {
            return LuceneStore.openReadOnly(folder);
        } catch (Unusable unusable) {
            throw new IndexUnusable(unusable.sentence());
        }
    }

    /// Ends what a rebuild left undone when it was killed: a complete new index takes the old one's place.
    private void tidy() throws IOException {
        if (!Files.exists(folder) && Files.exists(beside(".old"))) {
            Files.move(Files.exists(beside(".new")) ? beside(".new") : beside(".old"), folder);
        }
        delete(beside(".new"));
        delete(beside(".old"));
    }

    private Path beside(String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    /// Makes the folder when it is missing, and closes it to others: Lucene's files in it have the system's usual mode.
    private static void mine(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.noneMatch(file -> String.valueOf(file.getFileName()).startsWith("segments"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
