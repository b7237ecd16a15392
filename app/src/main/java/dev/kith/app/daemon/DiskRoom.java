package dev.kith.app.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The room left on the disk that holds the index.
///
/// @param octetsMin with less than that nothing is written: a merge of segments must not be what fills the disk
record DiskRoom(Path folder, long octetsMin) {
    static final long OCTETS_MIN = 64L << 20;

    /// Says that there is too little room; empty when there is enough.
    String full() {
        try {
            var free = Files.getFileStore(folder).getUsableSpace();
            return free >= octetsMin
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "The disk that holds %s is full (%,d MB left, %,d MB are needed): mail flows, nothing new"
                                    + " is indexed until there is room.",
                            folder,
                            free >> 20,
                            octetsMin >> 20);
        } catch (IOException _) {
            return "";
        }
    }
}
