package dev.kith.indexer.text;

/// Whose a line is.
enum Zone {
    OWN,
    QUOTED,
    SIGNATURE,
    /// Patches, list footers, disclaimers.
    REST
}
