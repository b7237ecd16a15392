package dev.kith.indexer.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The body parts of a multipart (RFC 2046 section 5.1.1) as ranges of octets.
final class Multipart {
    private static final int SEGMENTS_MAX = 1000;
    private static final int BOUNDARY_MAX = 200;
    private static final byte[] NONE = {};
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}charset\\s{0,5}=\\s{0,5}[\"']?([\\w:.-]{2,40})", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /// The line that separates parts, without what may follow; empty when the boundary cannot be one.
    static byte[] delimiter(String boundary) {
        return boundary.isBlank() || boundary.length() > BOUNDARY_MAX
                ? NONE
                : ("--" + boundary.stripTrailing()).getBytes(ISO_8859_1);
    }

    /// Start and end of each part; the last one ends where the multipart does when the closing line is missing.
    static List<int[]> segments(byte[] octets, int start, int end, byte[] delimiter) {
        var found = new ArrayList<int[]>(4);
        var partStart = -1;
        for (var at = start; at < end && found.size() < SEGMENTS_MAX; ) {
            var lineEnd = Octets.lineEnd(octets, at, end);
            if (octets[at] == '-' && Octets.startsWith(octets, at, lineEnd, delimiter)) {
                var after = at + delimiter.length;
                var closes = Octets.startsWith(octets, after, lineEnd, "--");
                if (closes || Octets.blank(octets, after, lineEnd)) {
                    if (partStart >= 0) {
                        found.add(new int[] {partStart, withoutLineEnd(octets, partStart, at)});
                    }
                    partStart = closes ? -1 : Math.min(end, lineEnd + 1);
                }
            }
            at = lineEnd + 1;
        }
        if (partStart >= 0 && partStart < end) {
            found.add(new int[] {partStart, end});
        }
        return found;
    }

    /// The line end before a delimiter belongs to the delimiter.
    private static int withoutLineEnd(byte[] octets, int start, int at) {
        var end = at;
        if (end > start && octets[end - 1] == '\n') {
            end--;
        }
        if (end > start && octets[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    /// The first line that looks like a delimiter with header fields after it, for a multipart that names none.
    static byte[] guess(byte[] octets, int start, int end) {
        for (var at = start; at < end; ) {
            var lineEnd = Octets.lineEnd(octets, at, end);
            if (Octets.startsWith(octets, at, lineEnd, "--") && lineEnd - at > 4 && lineEnd - at < BOUNDARY_MAX) {
                var next = lineEnd + 1;
                if (next < end && Octets.startsWith(octets, next, end, "Content-")) {
                    var length = lineEnd > at && octets[lineEnd - 1] == '\r' ? lineEnd - 1 - at : lineEnd - at;
                    return new String(octets, at, length, ISO_8859_1)
                            .stripTrailing()
                            .getBytes(ISO_8859_1);
                }
            }
            at = lineEnd + 1;
        }
        return NONE;
    }

    /// The charset that HTML names itself.
    static String metaCharset(byte[] octets, int start, int end) {
        var head = new String(octets, start, Math.min(end - start, 2048), ISO_8859_1);
        var matcher = META_CHARSET.matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }
}
