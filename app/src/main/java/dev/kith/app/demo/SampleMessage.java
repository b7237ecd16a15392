package dev.kith.app.demo;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of the sample mailbox, before it is made into octets.
///
/// @param sent written by the user, and in their Sent mailbox; otherwise in INBOX
/// @param from with the name, as in the header field
/// @param headers further header fields, complete lines
/// @param footer the signature or the list's footer, or null
record SampleMessage(
        ZonedDateTime date,
        boolean sent,
        String from,
        String to,
        @Nullable String cc,
        String subject,
        String text,
        List<String> headers,
        @Nullable String footer) {
    /// The subject without its `Re:`, by which the sample's conversations hang together.
    String topic() {
        return subject.replaceFirst("^Re: ", "");
    }

    boolean answer() {
        return subject.startsWith("Re: ");
    }

    SampleMessage at(ZonedDateTime other) {
        return new SampleMessage(other, sent, from, to, cc, subject, text, headers, footer);
    }
}
