package dev.kith.indexer.mime;

/// One header field: its name in lower case and its unfolded body, not decoded.
record Field(String name, String body) {}
