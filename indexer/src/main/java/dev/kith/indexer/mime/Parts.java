package dev.kith.indexer.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tree of MIME parts (RFC 2046), walked in place; gathers text, files, invitations and inner messages.
///
/// Memory is bounded by the limits: only text is decoded, and only as much as is kept.
final class Parts {
    private static final int NESTED_MAX = 10;
    private static final int NESTED_CHARS = 20_000;
    private static final int ATTACHMENTS_MAX = 200;
    private static final int FAILED_MAX = 50;

    private final byte[] octets;
    private final Limits limits;
    private final Problems problems;
    private int parts;

    final StringBuilder plain = new StringBuilder();
    final StringBuilder html = new StringBuilder();
    final List<Attachment> attachments = new ArrayList<>(0);
    final List<String> nested = new ArrayList<>(0);
    final List<String> failed = new ArrayList<>(0);

    @Nullable
    Invitation invitation;

    boolean deliveryStatus;
    boolean readReceipt;
    boolean encrypted;
    boolean signed;

    Parts(byte[] octets, Limits limits, Problems problems) {
        this.octets = octets;
        this.limits = limits;
        this.problems = problems;
    }

    /// Reads the body of the part whose header section is given.
    void walk(HeaderSection header, int end, int depth, String defaultType) {
        if (++parts > limits.parts() || depth > limits.depth()) {
            problems.add("too many parts");
            return;
        }
        var content = Content.of(header, defaultType);
        var start = header.bodyStart();
        if (content.type().startsWith("multipart/")) {
            multipart(content, start, end, depth);
        } else if (content.type().equals("message/rfc822") || content.type().equals("message/global")) {
            message(content, start, end, depth);
        } else if (content.type().equals("message/delivery-status")) {
            deliveryStatus = true;
            failures(start, end);
        } else if (content.type().equals("message/disposition-notification")) {
            readReceipt = true;
        } else if (content.type().equals("text/calendar")) {
            calendar(content, start, end);
        } else if (content.text()) {
            text(content, start, end);
        } else {
            other(content, start, end);
        }
    }

    private void multipart(Content content, int start, int end, int depth) {
        encrypted |= content.type().equals("multipart/encrypted");
        signed |= content.type().equals("multipart/signed");
        var named = content.parameters().get("boundary");
        var boundary = Multipart.delimiter(named);
        var segments = boundary.length == 0 ? List.<int[]>of() : Multipart.segments(octets, start, end, boundary);
        if (segments.isEmpty()) {
            problems.add("multipart without its boundary");
            boundary = Multipart.guess(octets, start, end);
            segments = boundary.length == 0 ? List.of() : Multipart.segments(octets, start, end, boundary);
        }
        if (segments.isEmpty()) {
            text(content.asPlainText(), start, end);
            return;
        }
        var inner = content.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        for (var segment : segments) {
            var header = HeaderSection.read(octets, segment[0], segment[1], limits, problems);
            walk(header, segment[1], depth + 1, inner);
            if (parts > limits.parts()) {
                return;
            }
        }
    }

    private void message(Content content, int start, int end, int depth) {
        if (content.encoded()) {
            other(content, start, end);
            return;
        }
        var header = HeaderSection.read(octets, start, end, limits, problems);
        var inner = new Parts(octets, limits, problems);
        inner.parts = parts;
        inner.walk(header, end, depth + 1, "text/plain");
        parts = inner.parts;
        var subject = EncodedWords.decode(header.text("subject"));
        var text = inner.plain.isEmpty() ? Html.flatten(inner.html.toString()).text() : inner.plain.toString();
        var all = (subject + "\n" + text).strip();
        if (nested.size() < NESTED_MAX && !all.isEmpty()) {
            nested.add(all.length() > NESTED_CHARS ? all.substring(0, NESTED_CHARS) : all);
        }
        inner.nested.stream().limit(NESTED_MAX - nested.size()).forEach(nested::add);
        inner.attachments.forEach(this::attach);
        encrypted |= inner.encrypted;
    }

    private void text(Content content, int start, int end) {
        var isHtml = content.type().equals("text/html");
        if (content.attachment()
                || (!isHtml
                        && !content.type().equals("text/plain")
                        && !content.name().isEmpty())) {
            other(content, start, end);
            return;
        }
        var sink = isHtml ? html : plain;
        var room = (isHtml ? limits.htmlChars() : limits.textChars()) - sink.length();
        if (room <= 0) {
            problems.add("text too long");
            return;
        }
        var text = decoded(content, start, end, room, isHtml);
        if (!isHtml && content.parameters().get("format").equalsIgnoreCase("flowed")) {
            text = Flowed.unflow(text, content.parameters().get("delsp").equalsIgnoreCase("yes"));
        }
        if (!sink.isEmpty() && !text.isBlank() && sink.charAt(sink.length() - 1) != '\n') {
            sink.append('\n');
        }
        Lines.append(text, sink);
    }

    private String decoded(Content content, int start, int end, int chars, boolean html) {
        var octetsMax = (int) Math.min(Integer.MAX_VALUE - 8L, chars * 3L);
        var body = octets;
        var from = start;
        var to = end;
        switch (content.encoding()) {
            case "quoted-printable" -> body = TransferDecoding.quotedPrintable(octets, start, end, octetsMax);
            case "base64" -> body = TransferDecoding.base64(octets, start, end, octetsMax);
            case "x-uuencode", "uuencode", "x-uue" -> body = TransferDecoding.uuencoded(octets, start, end, octetsMax);
            default -> to = (int) Math.min(end, (long) start + octetsMax);
        }
        if (decodes(content)) {
            from = 0;
            to = body.length;
        }
        var charset = content.parameters().get("charset");
        if (html && charset.isEmpty()) {
            charset = Multipart.metaCharset(body, from, to);
        }
        var text = Charsets.decode(body, from, to, charset, problems);
        return text.length() > chars ? text.substring(0, chars) : text;
    }

    private static boolean decodes(Content content) {
        return switch (content.encoding()) {
            case "quoted-printable", "base64", "x-uuencode", "uuencode", "x-uue" -> true;
            default -> false;
        };
    }

    private void calendar(Content content, int start, int end) {
        var read = CalendarPart.read(decoded(content, start, end, 200_000, false));
        if (invitation == null) {
            invitation = read.orElse(null);
        }
        attach(new Attachment(content.name(), content.type(), end - start, true));
    }

    private void other(Content content, int start, int end) {
        encrypted |= content.type().equals("application/pkcs7-mime")
                || content.type().equals("application/x-pkcs7-mime");
        if (content.type().endsWith("-signature")) {
            signed = true;
            return;
        }
        if (content.name().toLowerCase(Locale.ROOT).endsWith(".ics") && invitation == null) {
            invitation = CalendarPart.read(decoded(content, start, end, 200_000, false))
                    .orElse(null);
        }
        var size = content.encoding().equals("base64")
                ? TransferDecoding.base64Octets(octets, start, end)
                : Math.max(0, end - start);
        if (Tnef.is(content)) {
            var inside = Tnef.read(TransferDecoding.base64(octets, start, end, Tnef.OCTETS_MAX), problems);
            inside.attachments().forEach(this::attach);
            if (plain.isEmpty()) {
                Lines.append(inside.text(), plain);
            }
            return;
        }
        attach(new Attachment(content.name(), content.type(), size, content.inline()));
    }

    private void attach(Attachment attachment) {
        if (attachments.size() < ATTACHMENTS_MAX) {
            attachments.add(attachment);
        } else {
            problems.add("too many attachments");
        }
    }

    /// The recipients of a delivery status (RFC 3464): groups of fields, one a recipient.
    private void failures(int start, int end) {
        var at = start;
        while (at < end && failed.size() < FAILED_MAX) {
            var group = HeaderSection.read(octets, at, end, limits, new Problems(0));
            var action = group.text("action").toLowerCase(Locale.ROOT);
            var recipient = group.first("original-recipient").orElse(group.text("final-recipient"));
            var address = AddressField.clean(recipient.substring(recipient.indexOf(';') + 1));
            if (!address.isEmpty()
                    && !action.startsWith("deliver")
                    && !action.startsWith("delay")
                    && !action.startsWith("relay")
                    && !action.startsWith("expand")) {
                failed.add(address);
            }
            if (group.bodyStart() <= at) {
                break;
            }
            at = group.bodyStart();
        }
    }
}
