package dev.kith.indexer;

import dev.kith.indexer.search.Ids;
import dev.kith.indexer.source.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How far each imported file was read, kept beside the messages and made durable with them.
///
/// A mailbox file counts as the same as long as its size and its time of change are; any other change and it is
/// read anew, which adds nothing twice. A file with one message is known by its path: what delivers mail never
/// writes into such a file again.
final class Milestones {
    private static final String PREFIX = "import:";
    private static final Reached NOTHING = new Reached(0, false);
    private static final Reached ONE = new Reached(1, true);

    private final Indexer indexer;
    private long @Nullable [] files;

    Milestones(Indexer indexer) {
        this.indexer = indexer;
    }

    /// @param messages indexed from the beginning of the file
    /// @param whole there are no more
    record Reached(long messages, boolean whole) {}

    Reached of(Found file) throws IOException {
        return switch (file.format()) {
            case MBOX -> noted(file);
            case MESSAGE, EMLX -> Arrays.binarySearch(files(), Ids.hash(path(file))) >= 0 ? ONE : NOTHING;
        };
    }

    /// Holds from the next commit on.
    void reached(Found file, long messages, boolean whole) throws IOException {
        switch (file.format()) {
            case MBOX -> indexer.note(name(file), state(file) + " " + messages + " " + whole);
            case MESSAGE, EMLX -> {}
        }
    }

    private Reached noted(Found file) throws IOException {
        var note = indexer.note(name(file));
        var state = state(file) + " ";
        if (!note.startsWith(state)) {
            return NOTHING;
        }
        var words = note.substring(state.length()).split(" ", -1);
        return new Reached(Long.parseLong(words[0]), Boolean.parseBoolean(words[1]));
    }

    private long[] files() throws IOException {
        var known = files;
        if (known == null) {
            known = indexer.files();
            files = known;
        }
        return known;
    }

    private static String state(Found file) throws IOException {
        return Files.size(file.path()) + " "
                + Files.getLastModifiedTime(file.path()).toMillis();
    }

    private static String name(Found file) {
        return PREFIX + Ids.shown(Ids.hash(path(file)));
    }

    private static String path(Found file) {
        return file.path().toAbsolutePath().normalize().toString();
    }
}
