package dev.kith.app.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right to write into a data folder. The system takes it back when the process dies, however it dies.
public final class FolderLock implements AutoCloseable {
    /// What this process holds. By POSIX it would give a lock up by opening the file once more and closing it, so
    /// whoever comes second must not even look.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @return empty when another process (or another part of this one) holds it
    public static Optional<FolderLock> take(DataFolder folder) throws IOException {
        var file = folder.path().toRealPath().resolve(folder.lock().getFileName());
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        var taken = Optional.<FolderLock>empty();
        try {
            taken = Optional.ofNullable(locked(file)).map(channel -> new FolderLock(file, channel));
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
        return taken;
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DataFolder.fileMode());
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
