package dev.kith.proxy.companion;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is fetched of one message, and how it is put together again: a faithful MIME message in which attachments
/// keep their header and have no body.
///
/// @param root null when upstream's body structure was not understood: then the header section is all there is
/// @param size octets of the whole message
record Plan(@Nullable Part root, long size) {
    /// Messages of text up to this size are fetched whole, in one piece.
    static final long WHOLE_OCTETS_MAX = 131_072;

    /// Of one text part, at most this much.
    static final int TEXT_OCTETS_MAX = 262_144;

    static final int HEADER_OCTETS_MAX = 262_144;
    static final int BODY_OCTETS_MAX = 1 << 20;

    /// A message of more parts is not taken apart to the last.
    private static final int PARTS_MAX = 100;

    private static final long HEADER_OCTETS_GUESS = 4_096;
    private static final long MIME_OCTETS_GUESS = 300;
    private static final byte[] CRLF = {'\r', '\n'};

    /// Octets assembled, and whether they are not the whole message.
    record Assembled(byte[] octets, boolean cut) {}

    boolean isWhole() {
        return root != null && root.isAllText() && size <= WHOLE_OCTETS_MAX;
    }

    /// The FETCH items to ask for: equal for messages of like structure, which then are asked for in one command.
    String items() {
        if (isWhole()) {
            return "UID BODY.PEEK[]";
        }
        var items = new ArrayList<String>(List.of("UID", "BODY.PEEK[HEADER]"));
        if (root != null) {
            collect(root, items);
        }
        return String.join(" ", items);
    }

    private static void collect(Part part, List<String> items) {
        if (items.size() > PARTS_MAX) {
            return;
        }
        if (!part.section().isEmpty()) {
            items.add("BODY.PEEK[" + part.section() + ".MIME]");
        }
        switch (part.take()) {
            case PARTS -> part.parts().forEach(inner -> collect(inner, items));
            case TEXT -> {
                var partial = part.octets() > TEXT_OCTETS_MAX ? "<0." + TEXT_OCTETS_MAX + ">" : "";
                items.add("BODY.PEEK[" + bodySection(part) + "]" + partial);
            }
            case HEADER -> items.add("BODY.PEEK[" + part.section() + ".HEADER]");
            case NOTHING -> {}
        }
    }

    private static String bodySection(Part part) {
        return part.section().isEmpty() ? "TEXT" : part.section();
    }

    /// What the fetch will bring in, roughly.
    long estimate() {
        if (isWhole()) {
            return size + MIME_OCTETS_GUESS;
        }
        var items = root == null ? 1 : items().split(" ", -1).length;
        var text = root == null ? 0 : Math.min(root.textOctets(), BODY_OCTETS_MAX);
        return HEADER_OCTETS_GUESS + text + items * MIME_OCTETS_GUESS;
    }

    /// @param sections what came, by section name in upper case
    Assembled assemble(Map<String, byte[]> sections) {
        var whole = sections.get("");
        if (whole != null) {
            return new Assembled(whole, whole.length < size);
        }
        var out = new ByteArrayOutputStream();
        var header = sections.getOrDefault("HEADER", CRLF);
        writeHeader(header, out);
        if (root != null) {
            write(root, sections, out, header.length + BODY_OCTETS_MAX);
        }
        // never octet for octet: preamble, epilogue and attachments are left out
        return new Assembled(out.toByteArray(), true);
    }

    private static void write(Part part, Map<String, byte[]> sections, ByteArrayOutputStream out, int octetsMax) {
        switch (part.take()) {
            case PARTS -> writeParts(part, sections, out, octetsMax);
            case TEXT -> writeOctets(sections.get(bodySection(part)), out, octetsMax);
            case HEADER -> writeOctets(sections.get(part.section() + ".HEADER"), out, octetsMax);
            case NOTHING -> {}
        }
    }

    private static void writeParts(Part part, Map<String, byte[]> sections, ByteArrayOutputStream out, int octetsMax) {
        var mime = sections.get(part.section().isEmpty() ? "HEADER" : part.section() + ".MIME");
        var stated = part.boundary().isEmpty() && mime != null ? statedBoundary(mime) : part.boundary();
        if (stated.isEmpty()) {
            return;
        }
        var boundary = stated.getBytes(StandardCharsets.ISO_8859_1);
        for (var inner : part.parts()) {
            out.writeBytes(new byte[] {'-', '-'});
            out.writeBytes(boundary);
            out.writeBytes(CRLF);
            writeHeader(sections.getOrDefault(inner.section() + ".MIME", CRLF), out);
            write(inner, sections, out, octetsMax);
            out.writeBytes(CRLF);
        }
        out.writeBytes(new byte[] {'-', '-'});
        out.writeBytes(boundary);
        out.writeBytes(new byte[] {'-', '-', '\r', '\n'});
    }

    /// The boundary as the header section has it, for servers that leave it out of the body structure.
    private static String statedBoundary(byte[] header) {
        try {
            var fields = new InternetHeaders(new ByteArrayInputStream(header));
            var type = fields.getHeader("Content-Type", null);
            var boundary = type == null ? null : new ContentType(type).getParameter("boundary");
            return boundary == null ? "" : boundary;
        } catch (MessagingException _) {
            return "";
        }
    }

    /// A header section ends with an empty line (RFC 9051, section 6.4.5.1), which some servers forget.
    private static void writeHeader(byte[] header, ByteArrayOutputStream out) {
        var length = Math.min(header.length, HEADER_OCTETS_MAX);
        out.write(header, 0, length);
        var text = new String(header, Math.max(0, length - 4), Math.min(4, length), StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            out.writeBytes(CRLF);
        }
        if (length > 2 && !text.endsWith("\r\n\r\n") && !text.endsWith("\n\n")) {
            out.writeBytes(CRLF);
        }
    }

    private static void writeOctets(byte @Nullable [] octets, ByteArrayOutputStream out, int octetsMax) {
        if (octets != null && out.size() < octetsMax) {
            out.write(octets, 0, Math.min(octets.length, octetsMax - out.size()));
        }
    }
}
