package dev.kith.app.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/// The right to write into a data folder. The system takes it back when the process dies, however it dies.
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @return empty when another process (or another part of this one) holds it
    public static Optional<FolderLock> take(DataFolder folder) throws IOException {
        var channel = FileChannel.open(
                folder.lock(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DataFolder.fileMode());
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                var pid = Long.toString(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new FolderLock(channel));
            }
        } catch (OverlappingFileLockException _) {
            // held within this process: the same as by another
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
