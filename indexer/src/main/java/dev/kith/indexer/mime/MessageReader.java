package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Octets to a [Message]: the front door of this package. Never throws for what is in the octets; any thread.
public final class MessageReader {
    private static final int SUBJECT_MAX = 1000;
    private static final int HASHED_OCTETS = 2000;
    private static final int HTML_CLEARLY_MORE = 4;

    private final Limits limits;

    public MessageReader(Limits limits) {
        this.limits = limits;
    }

    /// @param given the message as it was seen, with LF, CRLF or CR line ends
    /// @param cut whether the message goes on behind the last octet
    public Message read(byte[] given, boolean cut) {
        var problems = new Problems(limits.problems());
        if (cut) {
            problems.add("only the beginning was seen");
        }
        var octets = Octets.withLineFeeds(given);
        var header = HeaderSection.read(octets, 0, octets.length, limits, problems);
        var parts = new Parts(octets, limits, problems);
        parts.walk(header, octets.length, 0, "text/plain");
        var html = flattened(parts);
        var from = addresses(header, "from");
        var subject = subject(header);
        var hints = HintFields.read(header);
        var id = MessageIds.own(header.text("message-id"));
        var idMade = id.isEmpty();
        if (idMade) {
            problems.add("no Message-ID");
            id = MessageIds.made(header.text("date"), header.text("from"), subject, beginning(octets, header));
        }
        var moment = DateField.parse(header.text("date"));
        if (moment.isEmpty()) {
            problems.add(header.has("date") ? "Date that cannot be read" : "no Date");
        }
        if (from.isEmpty()) {
            problems.add("no sender");
        }
        var replied = MessageIds.in(header.text("in-reply-to"));
        return new Message(
                id,
                idMade,
                replied.isEmpty() ? null : replied.getFirst(),
                MessageIds.in(header.text("references")),
                moment.map(DateField.Moment::date).orElse(null),
                moment.map(DateField.Moment::zoneKnown).orElse(false),
                header.text("date"),
                from,
                addresses(header, "sender").stream().findFirst().orElse(null),
                addresses(header, "reply-to"),
                addresses(header, "to"),
                addresses(header, "cc"),
                addresses(header, "bcc"),
                subject,
                hints,
                Automation.of(header, hints, subject, from, parts),
                parts.failed,
                parts.plain.toString(),
                html.text(),
                html.links(),
                parts.nested,
                parts.attachments,
                parts.invitation,
                parts.encrypted,
                parts.signed,
                header.fields().stream()
                        .anyMatch(
                                f -> f.name().startsWith("x-kith-") && !f.name().equals("x-kith-folder")),
                problems.list());
    }

    /// The HTML as text, when the plain part is missing or only says that there is HTML.
    private static Html.Flat flattened(Parts parts) {
        var none = new Html.Flat("", List.of());
        var plainChars = visible(parts.plain);
        if (parts.html.isEmpty() || plainChars >= 200) {
            return none;
        }
        var flat = Html.flatten(parts.html.toString());
        return plainChars == 0 || flat.text().length() > HTML_CLEARLY_MORE * plainChars
                ? flat
                : new Html.Flat("", flat.links());
    }

    private static int visible(CharSequence text) {
        var count = 0;
        for (var i = 0; i < text.length() && count < 200; i++) {
            count += text.charAt(i) > ' ' ? 1 : 0;
        }
        return count;
    }

    private static String subject(HeaderSection header) {
        var text = Lines.joined(EncodedWords.decode(header.text("subject")));
        return text.length() > SUBJECT_MAX ? text.substring(0, SUBJECT_MAX) : text;
    }

    /// All fields of one name: some senders repeat To instead of listing.
    private List<Address> addresses(HeaderSection header, String name) {
        List<Address> found = List.of();
        for (var field : header.fields()) {
            if (field.name().equals(name)) {
                var more = AddressField.parse(field.body(), limits.addresses());
                if (found.isEmpty()) {
                    found = more;
                } else {
                    var all = new LinkedHashSet<>(found);
                    all.addAll(more);
                    found = new ArrayList<>(all);
                }
            }
        }
        return found.size() > limits.addresses() ? found.subList(0, limits.addresses()) : found;
    }

    private static String beginning(byte[] octets, HeaderSection header) {
        var end = Math.min(octets.length, header.bodyStart() + HASHED_OCTETS);
        return new String(
                octets, header.bodyStart(), end - header.bodyStart(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
