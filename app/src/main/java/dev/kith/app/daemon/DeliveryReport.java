package dev.kith.app.daemon;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// A delivery status notification (RFC 3464) with the mail that could not be delivered, or its header section.
///
/// @param messageId of the report
/// @param recipients addresses at `kith.invalid` that the report says could not be reached
/// @param kithsAlone it speaks of no other recipient: the user misses nothing when it goes
/// @param original the mail that came back
record DeliveryReport(String messageId, List<String> recipients, boolean kithsAlone, byte[] original) {
    private static final String DOMAIN = "@kith.invalid";
    private static final String LOCAL_PART = "abcdefghijklmnopqrstuvwxyz0123456789+._-";
    /// RFC 3464, 2.3.1 and 2.3.2.
    private static final List<String> RECIPIENT = List.of("final-recipient:", "original-recipient:");
    /// A mail has one or two of them; whoever writes more wants Kith to be busy.
    private static final int ADDRESSES_MAX = 10;

    private static final int PARTS_MAX = 20;

    DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /// Empty for anything else.
    static Optional<DeliveryReport> of(byte[] octets) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            var id = message.getMessageID();
            if (id == null
                    || !message.isMimeType("multipart/report")
                    || !(message.getContent() instanceof Multipart parts)) {
                return Optional.empty();
            }
            var addresses = new LinkedHashSet<String>();
            var alone = true;
            byte[] original = null;
            for (var i = 0; i < Math.min(parts.getCount(), PARTS_MAX); i++) {
                var part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    alone &= find(part, addresses);
                } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                    original = part.getInputStream().readAllBytes();
                }
            }
            return original == null || addresses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DeliveryReport(id, List.copyOf(addresses), alone, original));
        } catch (MessagingException | IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Anybody may have written it: it is walked and not matched, so that its cost is its length.
    ///
    /// @return whether every recipient that is named is an address of Kith's
    private static boolean find(Part part, Set<String> addresses) throws IOException, MessagingException {
        var text =
                new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        var alone = true;
        var named = false;
        for (var line : (text + "\nend").split("\r?\n|\r", -1)) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                alone &= !named;
                named = RECIPIENT.stream().anyMatch(line::startsWith);
            }
            named &= !findIn(line, addresses);
        }
        return alone;
    }

    /// @return whether there is one
    private static boolean findIn(String line, Set<String> addresses) {
        var found = false;
        var behind = 0;
        for (var at = line.indexOf(DOMAIN); at >= 0; at = line.indexOf(DOMAIN, behind)) {
            var from = at;
            while (from > behind && LOCAL_PART.indexOf(line.charAt(from - 1)) >= 0) {
                from--;
            }
            behind = at + DOMAIN.length();
            if (from < at && addresses.size() < ADDRESSES_MAX) {
                addresses.add(line.substring(from, behind));
            }
            found |= from < at;
        }
        return found;
    }
}
