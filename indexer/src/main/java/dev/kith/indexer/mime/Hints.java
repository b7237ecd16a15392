package dev.kith.indexer.mime;

/// What header fields say about who or what sent a message: facts, no judgement. Missing fields are empty.
///
/// @param listId RFC 2919, the identifier without angle brackets, lower-case
/// @param listPost RFC 2369, the addr-spec, lower-case; `NO` where the list takes no posts
/// @param precedence lower-case
/// @param autoSubmitted RFC 3834, the keyword, lower-case
/// @param listUnsubscribe there is a way to unsubscribe
/// @param feedbackId a bulk sender's campaign
/// @param mailer X-Mailer or User-Agent as written
/// @param returnPath the envelope sender, lower-case; empty also when there is no field
/// @param nullReturnPath the envelope sender was `<>`
/// @param forged the user's own server found the sender in From to be somebody else ([Authentication])
/// @param bulk some other field that only programs set (X-Auto-Response-Suppress, X-Mailing-List, X-Loop, ...)
public record Hints(
        String listId,
        String listPost,
        String precedence,
        String autoSubmitted,
        boolean listUnsubscribe,
        String feedbackId,
        String mailer,
        String returnPath,
        boolean nullReturnPath,
        boolean forged,
        String bulk) {

    /// Through a mailing list, as far as the header section says.
    public boolean listed() {
        return !listId.isEmpty() || !listPost.isEmpty() || precedence.equals("list") || bulk.startsWith("list:");
    }
}
