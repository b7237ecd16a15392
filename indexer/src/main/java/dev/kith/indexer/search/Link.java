package dev.kith.indexer.search;

/// What ties a message to a conversation.
///
/// @param own hash of its Message-ID
/// @param references hashes of the Message-IDs it follows, oldest first
/// @param date milliseconds since 1970
/// @param subject hash of the base subject (RFC 5256 section 2.1) where the message names no other; 0 otherwise
/// @param reply whether the subject says that it is an answer or a forward
/// @param people hashes of the addresses in it, the sender first; only with `subject`
public record Link(long own, long[] references, long date, long subject, boolean reply, int[] people) {

    /// Two messages without References belong together when one is an answer, each names the other's sender, and
    /// not much time lies between them.
    boolean fits(Link other, long gapMax) {
        if ((!reply && !other.reply) || Math.abs(date - other.date) > gapMax || people.length == 0) {
            return false;
        }
        if (other.people.length == 0 || !other.names(people[0]) || !names(other.people[0])) {
            return false;
        }
        return people[0] != other.people[0] || shares(other);
    }

    private boolean names(int person) {
        for (var one : people) {
            if (one == person) {
                return true;
            }
        }
        return false;
    }

    private boolean shares(Link other) {
        for (var i = 1; i < people.length; i++) {
            if (people[i] != people[0] && other.names(people[i])) {
                return true;
            }
        }
        return false;
    }
}
