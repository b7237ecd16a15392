package dev.kith.app.line;

/// The beginnings of a mail to somebody.
///
/// @param to where it goes
/// @param subject of the conversation it goes on with; may be empty
/// @param said what came of putting it into the drafts, one sentence; empty when it is only shown
/// @param account it leaves from
public record DraftLine(String to, String subject, String text, String said, String account) {}
