package dev.kith.rules.reminder;

/// How much of the user's mail a reminder may repeat, since it is stored on the provider's server.
public enum Disclosure {
    /// One or two real lines, and the conversation's subject in the link.
    LINES,
    /// No text of any mail: neither lines nor a subject.
    NONE,
    /// The reminder's own subject says it all; the body holds links and how to stop.
    SUBJECT_ONLY
}
