package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A header section (RFC 5322 section 2.2) and where the body after it begins. Lines may end in LF or CRLF.
///
/// A line that is no field ends the section, unless the line after it looks like a field: old gateways put in
/// broken lines, and a body without the empty line before it is rarer than they are.
record HeaderSection(List<Field> fields, int bodyStart) {

    static HeaderSection read(byte[] octets, int start, int end, Limits limits, Problems problems) {
        var fields = new ArrayList<Field>(32);
        var at = start;
        var stop = Math.min(end, start + limits.headerOctets());
        while (at < stop) {
            var lineEnd = Octets.lineEnd(octets, at, stop);
            if (Octets.blank(octets, at, lineEnd)) {
                return new HeaderSection(fields, Math.min(end, lineEnd + 1));
            }
            var colon = colon(octets, at, lineEnd);
            var next = continued(octets, lineEnd + 1, stop);
            if (colon > at) {
                if (fields.size() < limits.fields()) {
                    fields.add(field(octets, at, colon, Math.min(next - 1, stop)));
                } else {
                    problems.add("too many header fields");
                }
            } else if (at == start && Octets.startsWith(octets, at, end, "From ")) {
                next = lineEnd + 1;
            } else if (next >= stop || colon(octets, next, Octets.lineEnd(octets, next, stop)) < 0) {
                problems.add("header section ends without an empty line");
                return new HeaderSection(fields, at);
            } else {
                problems.add("header line without a name");
            }
            at = next;
        }
        if (at < end) {
            problems.add("header section too long");
        }
        return new HeaderSection(fields, Math.min(at, end));
    }

    /// The first field of this name (lower case).
    Optional<String> first(String name) {
        var hash = name.hashCode();
        for (var field : fields) {
            // a mail has thirty fields and is asked for forty: nearly all comparisons end here
            if (field.name().hashCode() == hash && field.name().equals(name)) {
                return Optional.of(field.body());
            }
        }
        return Optional.empty();
    }

    /// The first field of this name, or empty text.
    String text(String name) {
        return first(name).orElse("");
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    /// The colon after a field name, or -1. Space before the colon is obsolete, and met.
    private static int colon(byte[] octets, int at, int lineEnd) {
        for (var i = at; i < lineEnd; i++) {
            var b = octets[i];
            if (b == ':') {
                return i;
            }
            if (b <= ' ' || b == 127) {
                var colon = i;
                while (colon < lineEnd && (octets[colon] == ' ' || octets[colon] == '\t')) {
                    colon++;
                }
                return i > at && colon < lineEnd && octets[colon] == ':' ? colon : -1;
            }
        }
        return -1;
    }

    /// Where the field that a line begins ends: after its continuation lines.
    private static int continued(byte[] octets, int next, int stop) {
        var at = next;
        while (at < stop && (octets[at] == ' ' || octets[at] == '\t')) {
            var lineEnd = Octets.lineEnd(octets, at, stop);
            if (Octets.blank(octets, at, lineEnd)) {
                break;
            }
            at = lineEnd + 1;
        }
        return at;
    }

    private static Field field(byte[] octets, int at, int colon, int end) {
        var nameEnd = colon;
        while (nameEnd > at && octets[nameEnd - 1] <= ' ') {
            nameEnd--;
        }
        var name = new char[nameEnd - at];
        for (var i = 0; i < name.length; i++) {
            var b = octets[at + i];
            name[i] = (char) (b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff);
        }
        return new Field(new String(name), octets, colon + 1, end);
    }
}
