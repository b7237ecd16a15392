package dev.kith.rules.reminder;

/// A finished message of Kith's.
///
/// @param messageId with angle brackets, as in the header field
/// @param octets RFC 5322, CRLF line ends; not to be changed
public record ReminderMail(String messageId, byte[] octets) {}
