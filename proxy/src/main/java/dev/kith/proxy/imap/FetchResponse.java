package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One FETCH response (RFC 9051 section 7.5.2) that holds a literal: its items are walked for a complete message,
/// `BODY[]` or `RFC822`, and the UID. Parts, partial fetches and BINARY are no messages. What cannot be read makes no
/// sighting.
final class FetchResponse {
    private final Session session;

    private int depth;
    private @Nullable String item;
    private boolean ended;
    private boolean broken;
    private long uid;
    private @Nullable Instant internalDate;
    private @Nullable MessageCapture capture;
    private boolean capturing;

    FetchResponse(Session session) {
        this.session = session;
    }

    /// A literal is announced at the end of the text.
    void literal(LineText text, long octets) {
        walk(text);
        String value = item;
        item = depth == 1 ? null : item;
        boolean message = !broken && depth == 1 && ("BODY[]".equals(value) || "RFC822".equals(value));
        capturing = message && capture == null && octets > 0 && session.watching();
        if (capturing) {
            capture = session.capture(octets);
        }
    }

    void octets(ByteBuf in, int from, int to) {
        if (capturing && capture != null) {
            capture.take(in, from, to);
        }
    }

    /// The response is complete.
    void line(LineText text) {
        walk(text);
        Selected selected = session.selected();
        if (capture != null && selected != null && ended && !broken) {
            session.offer(Source.FETCH, Outcome.ACCEPTED, selected, uid, capture, internalDate);
        }
    }

    private void walk(LineText text) {
        broken |= text.overlong();
        var cursor = new ImapCursor(text.octets(), 0, text.length());
        while (!broken && !cursor.atEnd()) {
            int octet = cursor.peek();
            if (octet == ' ') {
                cursor.any();
            } else if (octet == '(') {
                cursor.any();
                depth++;
            } else if (octet == ')') {
                cursor.any();
                close();
            } else if (octet == '{' || octet == '~') {
                return;
            } else if (depth == 1 && item == null) {
                item = itemName(cursor);
            } else {
                value(cursor);
            }
        }
        text.clear();
    }

    private void close() {
        depth--;
        broken |= depth < 0 || (depth == 0 && item != null);
        ended |= depth == 0;
        if (depth == 1) {
            item = null;
        }
    }

    private void value(ImapCursor cursor) {
        byte[] value = cursor.astring();
        broken |= value == null || depth == 0;
        if (value == null || depth != 1) {
            return;
        }
        if ("UID".equals(item)) {
            uid = new ImapCursor(value, 0, value.length).number();
            broken |= uid < 1;
        } else if ("INTERNALDATE".equals(item)) {
            internalDate = DateTimes.read(new String(value, StandardCharsets.US_ASCII));
        }
        item = null;
    }

    /// An item's name with its section and its partial origin: `BODY[HEADER.FIELDS (Subject)]<0>`.
    private static String itemName(ImapCursor cursor) {
        var name = new StringBuilder();
        boolean section = false;
        while (!cursor.atEnd()) {
            int octet = cursor.peek();
            if (!section && (octet == ' ' || octet == '(' || octet == ')')) {
                break;
            }
            section = octet == '[' || (section && octet != ']');
            name.append((char) cursor.any());
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }
}
