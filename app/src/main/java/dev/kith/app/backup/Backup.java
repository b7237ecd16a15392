package dev.kith.app.backup;

import dev.kith.rules.ledger.Archive;
import java.time.Instant;
import java.util.Map;

/// A backup.
///
/// @param version of the Kith that made it
/// @param files the user's own files by name: `kith.yaml`, `rules.yaml`
public record Backup(Instant made, String version, Archive archive, Map<String, String> files) {
    public Backup {
        files = Map.copyOf(files);
    }
}
