package dev.kith.app.outbox;

/// What was decided about a reminder, for the status, for `why` and for the daemon to act upon.
///
/// @param messageId of Kith's mail
/// @param detail upstream's words, or the mailbox it was moved to; may be empty
public record Decision(String messageId, Reason reason, String detail) {}
