package dev.kith.app.backup;

import dev.kith.rules.ledger.Archive;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What a backup holds, checked: the ledger's content and the files that the user
/// wrote. [BackupText] reads and writes it.
///
/// @param version of the Kith that made it
/// @param files the user's own files by name: `kith.yaml`, `rules.yaml`
public record Backup(Instant made, String version, Archive archive, Map<String, String> files) {
    private static final Set<String> FILES = Set.of("kith.yaml", "rules.yaml");

    public Backup {
        if (!FILES.containsAll(files.keySet())) {
            // a name is a place on the disk to whoever writes it back
            throw new IllegalArgumentException("it names a file that is none of Kith's");
        }
        files = Map.copyOf(files);
    }
}
