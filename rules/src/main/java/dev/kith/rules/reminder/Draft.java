package dev.kith.rules.reminder;

/// The beginnings of a mail from the user to a person: what can be said without inventing anything, and room for the
/// sentence that only the user can write.
///
/// @param address where it goes
/// @param subject of the conversation it goes on with, without a prefix; may be empty
/// @param inReplyTo Message-ID of the message it answers, with angle brackets; may be empty
/// @param text lines, as they stand
public record Draft(String address, String subject, String inReplyTo, String text) {
    private static final int TEXT_MAX = 20_000;

    /// The same with the user's own words.
    public Draft saying(String words) {
        return new Draft(address, subject, inReplyTo, StrangersText.text(words, TEXT_MAX));
    }
}
