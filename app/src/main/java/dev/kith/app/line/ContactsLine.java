package dev.kith.app.line;

/// What an address book brought.
///
/// @param tags said of somebody who did not carry them
/// @param merges addresses of one card that were not known to be one person's
public record ContactsLine(int cards, int tags, int merges, int withoutAddress) {}
