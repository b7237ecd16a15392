package dev.kith.app.line;

/// What was erased of a person, and what a search for them finds now.
///
/// @param addresses of the person, all of them
/// @param messages that named them
/// @param mentions messages of others that stay, without the name and the address
/// @param rows of what was said and judged about them
/// @param logLines lines of the log that named them
/// @param reminders of Kith's own about them that were removed upstream
/// @param remindersLeft such reminders that could not be removed now
/// @param left messages and files that still name them; 0 when all is well
public record ForgottenLine(
        String address,
        int addresses,
        long messages,
        long mentions,
        long rows,
        long logLines,
        long reminders,
        long remindersLeft,
        long left) {}
