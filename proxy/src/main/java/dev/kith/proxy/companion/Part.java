package dev.kith.proxy.companion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.angus.mail.imap.protocol.BODYSTRUCTURE;
import org.jspecify.annotations.Nullable;

/// One node of a message's body structure, with the number IMAP gives it (RFC 9051, section 6.4.5.1).
///
/// @param section empty for the root
/// @param octets the encoded size; 0 where unknown
/// @param boundary of a multipart, empty where the server did not say
record Part(String section, Take take, long octets, String boundary, List<Part> parts) {
    /// What of a part is fetched.
    enum Take {
        /// A multipart: its parts, each for itself.
        PARTS,
        TEXT,
        /// The header section of a returned message: it tells whose bounce this is.
        HEADER,
        /// Its MIME header alone: an attachment's content never travels.
        NOTHING
    }

    private static final long STATUS_OCTETS_MAX = 65_536;
    private static final long CALENDAR_OCTETS_MAX = 262_144;
    private static final int DEPTH_MAX = 20;

    Part {
        parts = List.copyOf(parts);
    }

    static Part root(BODYSTRUCTURE structure) {
        return of(structure, "", "", 0);
    }

    private static Part of(BODYSTRUCTURE structure, String section, String parent, int depth) {
        var type = lower(structure.type) + "/" + lower(structure.subtype);
        if (!structure.isMulti() || structure.bodies == null || depth > DEPTH_MAX) {
            return new Part(section, take(structure, type, parent), Math.max(0, structure.size), "", List.of());
        }
        var parts = new ArrayList<Part>();
        for (var i = 0; i < structure.bodies.length; i++) {
            var number = section.isEmpty() ? Integer.toString(i + 1) : section + "." + (i + 1);
            parts.add(of(structure.bodies[i], number, type, depth + 1));
        }
        var boundary = structure.cParams == null ? null : structure.cParams.get("boundary");
        return new Part(section, Take.PARTS, 0, boundary == null ? "" : boundary, parts);
    }

    private static Take take(BODYSTRUCTURE structure, String type, String parent) {
        if (type.equals("text/calendar") || type.equals("application/ics")) {
            return structure.size <= CALENDAR_OCTETS_MAX ? Take.TEXT : Take.NOTHING;
        }
        if (type.endsWith("/delivery-status") || type.endsWith("/disposition-notification")) {
            return structure.size <= STATUS_OCTETS_MAX ? Take.TEXT : Take.NOTHING;
        }
        if (type.equals("message/rfc822") && parent.equals("multipart/report")) {
            return Take.HEADER;
        }
        if (type.startsWith("multipart/")) {
            // its boundary stands nowhere in it, and Courier describes it as one part; or it lies too deep
            var flat = !structure.isMulti() && structure.size >= 0 && structure.size <= STATUS_OCTETS_MAX;
            return flat ? Take.TEXT : Take.NOTHING;
        }
        var attached = "attachment".equals(lower(structure.disposition));
        return type.startsWith("text/") && !attached ? Take.TEXT : Take.NOTHING;
    }

    private static String lower(@Nullable String word) {
        return word == null ? "" : word.toLowerCase(Locale.ROOT);
    }

    /// Whether the message holds nothing but what is taken anyway.
    boolean isAllText() {
        return switch (take) {
            case PARTS -> parts.stream().allMatch(Part::isAllText);
            case TEXT -> true;
            case HEADER, NOTHING -> false;
        };
    }

    /// Octets of text in and below this part.
    long textOctets() {
        return take == Take.TEXT
                ? octets
                : parts.stream().mapToLong(Part::textOctets).sum();
    }
}
