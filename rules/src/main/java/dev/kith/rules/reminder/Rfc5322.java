package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes the octets (RFC 5322, RFC 2045, RFC 2047). Header fields are 7-bit. Bodies are never encoded: 7bit when all
/// words are ASCII, otherwise 8bit in UTF-8, which an APPEND carries as it is; so a reminder can be read, and found by
/// grep, in any mailbox.
final class Rfc5322 {
    private static final String DOMAIN = "@kith.invalid";
    private static final String FROM = "Kith <kith" + DOMAIN + ">";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private Rfc5322() {}

    /// The control address a token belongs to.
    static String control(String token) {
        return "kith+" + token + DOMAIN;
    }

    /// A reminder. Where a mail program shows a way to unsubscribe, it means mute.
    static ReminderMail write(Letter letter, Reader reader, String messageId, String token, Instant now) {
        return mail(letter, reader, messageId, token, "reminder", now);
    }

    /// A reminder that tells several occasions. Their names stand in the header, so that another Kith on the account
    /// does not tell one of them again in a digest of other people.
    static ReminderMail digest(
            Letter letter, Reader reader, String messageId, List<String> parts, String token, Instant now) {
        return mail(letter, reader, messageId, token, "reminder\r\n " + String.join("\r\n ", parts), now);
    }

    /// An answer to what the user asked.
    static ReminderMail note(Letter letter, Reader reader, String messageId, String token, Instant now) {
        return mail(letter, reader, messageId, token, "note", now);
    }

    /// A mail of the user's that is not finished. Nothing in it is Kith's. An address that could be several is left
    /// out.
    static ReminderMail draft(Draft draft, String text, Reader reader, String messageId, Instant now) {
        var ascii = isAscii(text);
        var out = new StringBuilder();
        field(out, "From", recipient(reader));
        if (Links.isAddress(draft.address())) {
            field(out, "To", draft.address());
        }
        if (!draft.subject().isEmpty()) {
            field(out, "Subject", unstructured("Re: " + draft.subject(), "Subject: ".length()));
        }
        field(out, "Date", DATE.format(now.atZone(reader.zone())));
        field(out, "Message-ID", messageId);
        if (!draft.inReplyTo().isEmpty()) {
            field(out, "In-Reply-To", draft.inReplyTo());
            field(out, "References", draft.inReplyTo());
        }
        field(out, "MIME-Version", "1.0");
        field(out, "Content-Type", "text/plain; charset=" + (ascii ? "us-ascii" : "utf-8"));
        field(out, "Content-Transfer-Encoding", ascii ? "7bit" : "8bit");
        out.append("\r\n").append(text.replace("\n", "\r\n"));
        return new ReminderMail(messageId, out.toString().getBytes(UTF_8));
    }

    private static ReminderMail mail(
            Letter letter, Reader reader, String messageId, String token, String kind, Instant now) {
        var text = PlainText.of(letter);
        var html = Html.of(letter);
        var boundary = "=_kith_" + messageId.substring(1, 13);
        var out = new StringBuilder();
        field(out, "From", FROM);
        field(out, "To", recipient(reader));
        field(out, "Subject", unstructured(letter.subject(), "Subject: ".length()));
        field(out, "Date", DATE.format(now.atZone(reader.zone())));
        field(out, "Message-ID", messageId);
        field(out, "Reply-To", "Kith <" + control(token) + ">");
        if (!kind.equals("note")) {
            field(out, "List-Unsubscribe", "<" + Links.command(token, "mute") + ">");
        }
        field(out, "Auto-Submitted", "auto-generated");
        field(out, "X-Kith", kind);
        field(out, "Content-Language", letter.language());
        field(out, "MIME-Version", "1.0");
        field(out, "Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        out.append("\r\n");
        part(out, boundary, "text/plain", text);
        part(out, boundary, "text/html", html);
        out.append("--").append(boundary).append("--\r\n");
        return new ReminderMail(messageId, out.toString().getBytes(UTF_8));
    }

    private static void part(StringBuilder out, String boundary, String type, String body) {
        var ascii = US_ASCII.newEncoder().canEncode(body);
        out.append("--").append(boundary).append("\r\n");
        field(out, "Content-Type", type + "; charset=" + (ascii ? "us-ascii" : "utf-8"));
        field(out, "Content-Transfer-Encoding", ascii ? "7bit" : "8bit");
        out.append("\r\n").append(body.replace("\n", "\r\n")).append("\r\n");
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append(name).append(": ").append(value).append("\r\n");
    }

    private static String recipient(Reader reader) {
        if (reader.name().isBlank()) {
            return reader.address();
        }
        var name = StrangersText.name(reader.name());
        var phrase = name.matches("[A-Za-z0-9 ]+")
                ? name
                : isAscii(name) ? "\"" + name.replaceAll("[\\\\\"]", "") + "\"" : encoded(name);
        return phrase + " <" + reader.address() + ">";
    }

    private static String unstructured(String text, int used) {
        var bare = StrangersText.bare(text);
        // what looks like an encoded word must not be decoded by the reader's mail program
        var value = isAscii(bare) && !bare.contains("=?") ? bare : encoded(bare);
        return MimeUtility.fold(used, value);
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeWord(text, "utf-8", "Q");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static boolean isAscii(String text) {
        return US_ASCII.newEncoder().canEncode(text);
    }
}
