package dev.kith.app.desk;

import dev.kith.app.config.Config;
import dev.kith.app.folder.DataFolder;
import dev.kith.indexer.Indexer;
import java.time.InstantSource;
import java.util.Optional;

/// What stands open while questions are answered.
///
/// @param clock what counts as now; `--at` sets it
public record Holdings(Optional<Config> config, DataFolder folder, Indexer indexer, InstantSource clock) {}
