package dev.kith.app.desk;

/// Something of Kith's upstream, as `leave --json` prints it.
///
/// @param messageId empty for a mailbox
/// @param state `found`, `removed`, `kept` (for good) or `waits` (ask again)
/// @param why for what was not removed, else empty
public record LeftLine(String account, String mailbox, String messageId, String state, String why) {}
