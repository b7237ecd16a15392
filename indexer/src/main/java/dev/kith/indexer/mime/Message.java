package dev.kith.indexer.mime;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as far as it could be read. Message-IDs stand without angle brackets, addresses in lower case.
///
/// @param messageId valid, or made from a hash of date, sender, subject and the beginning of the body
/// @param idMade whether `messageId` is such a hash
/// @param inReplyTo the first Message-ID in In-Reply-To, or null
/// @param references oldest first, at most 100 (the first and the latest)
/// @param date from the Date field, or null when it is missing, unreadable or before 1970 or after 2099
/// @param zoneKnown false when the field names no zone or `-0000`: `date` is then read as UTC
/// @param dateField as it stands, unfolded
/// @param plain the plain text bodies, decoded, with `\n` line ends
/// @param html the HTML body as text in the manner of plain mail (`> ` before quotes, `-- ` before a marked
/// signature); empty where `plain` says it already
/// @param links targets of links in the HTML outside quotes, at most 50
/// @param nested subject and text of messages inside this one, at most 10
/// @param failed the addresses a bounce is about
/// @param encrypted the content is encrypted and was not read
/// @param signed PGP/MIME or S/MIME signed
/// @param kith the field by which Kith marks its own reminders is there
/// @param problems what was wrong, at most 32, without any of the mail's text
public record Message(
        String messageId,
        boolean idMade,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable OffsetDateTime date,
        boolean zoneKnown,
        String dateField,
        List<Address> from,
        @Nullable Address sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        String subject,
        Hints hints,
        Automatic automatic,
        List<String> failed,
        String plain,
        String html,
        List<String> links,
        List<String> nested,
        List<Attachment> attachments,
        @Nullable Invitation invitation,
        boolean encrypted,
        boolean signed,
        boolean kith,
        List<String> problems) {
    /// How an identifier ends that is made from a hash.
    public static final String MADE = "@hash.invalid";

    public Message {
        references = List.copyOf(references);
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        failed = List.copyOf(failed);
        links = List.copyOf(links);
        nested = List.copyOf(nested);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }

    /// The text a person would read: the plain bodies, or the HTML where there is nothing else.
    public String text() {
        return html.isEmpty() ? plain : html;
    }

    /// A file was handed over: pictures inside the text and calendar parts do not count.
    public boolean attached() {
        return attachments.stream().anyMatch(a -> !a.inline());
    }
}
