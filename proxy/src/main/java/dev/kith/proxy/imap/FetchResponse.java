package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One FETCH response (RFC 9051 section 7.5.2) that holds a literal: its items are walked for a complete message,
/// `BODY[]` or `RFC822`, and the UID. Parts, partial fetches and BINARY are no messages. What cannot be read makes no
/// sighting.
final class FetchResponse {
    private enum Item {
        NONE,
        MESSAGE,
        UID,
        INTERNAL_DATE,
        OTHER
    }

    private final Session session;
    private final ImapCursor cursor = new ImapCursor(new byte[0], 0, 0);

    private int depth;
    private Item item = Item.NONE;
    private boolean ended;
    private boolean broken;
    private long uid;
    private @Nullable Instant internalDate;
    private @Nullable MessageCapture capture;
    private boolean capturing;

    FetchResponse(Session session) {
        this.session = session;
    }

    /// Begins to read a response, if the text begins like a FETCH; the object is used again for the next.
    boolean begin(LineText text) {
        cursor.over(text.octets(), text.length());
        boolean numbered = cursor.take('*') && cursor.take(' ') && cursor.number() > 0 && cursor.take(' ');
        int word = cursor.position();
        boolean fetch = numbered && cursor.skipAstring() && cursor.spelled(word, "FETCH") && cursor.take(' ');
        if (!fetch) {
            return false;
        }
        depth = 0;
        item = Item.NONE;
        ended = false;
        broken = false;
        uid = 0;
        internalDate = null;
        capture = null;
        capturing = false;
        return true;
    }

    /// A literal is announced at the end of the text.
    ///
    /// @param begun whether the cursor stands where [#begin] left it, in this same text
    void literal(LineText text, long octets, boolean begun) {
        if (!begun) {
            cursor.over(text.octets(), text.length());
        }
        walk(text);
        boolean message = !broken && depth == 1 && item == Item.MESSAGE;
        item = depth == 1 ? Item.NONE : item;
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
        cursor.over(text.octets(), text.length());
        walk(text);
        Selected selected = session.selected();
        if (capture != null && selected != null && ended && !broken) {
            session.offer(Source.FETCH, Outcome.ACCEPTED, selected, uid, capture, internalDate);
        }
        capture = null;
    }

    private void walk(LineText text) {
        broken |= text.overlong();
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
            } else if (depth == 1 && item == Item.NONE) {
                item = item();
            } else {
                value();
            }
        }
    }

    private void close() {
        depth--;
        broken |= depth < 0 || (depth == 0 && item != Item.NONE);
        ended |= depth == 0;
        if (depth == 1) {
            item = Item.NONE;
        }
    }

    private void value() {
        if (depth != 1 || item == Item.OTHER || item == Item.MESSAGE) {
            broken |= depth == 0 || !cursor.skipAstring();
        } else if (item == Item.UID) {
            uid = cursor.number();
            broken |= uid < 1;
        } else {
            byte[] date = cursor.astring();
            broken |= date == null;
            internalDate = date == null ? null : DateTimes.read(new String(date, StandardCharsets.US_ASCII));
        }
        if (depth == 1) {
            item = Item.NONE;
        }
    }

    /// Reads an item's name with its section and its partial origin: `BODY[HEADER.FIELDS (Subject)]<0>`.
    private Item item() {
        int from = cursor.position();
        boolean section = false;
        while (!cursor.atEnd()) {
            int octet = cursor.peek();
            if (!section && (octet == ' ' || octet == '(' || octet == ')')) {
                break;
            }
            section = octet == '[' || (section && octet != ']');
            if (!section || octet != '"') {
                cursor.any();
            } else if (!cursor.skipAstring()) {
                return Item.OTHER;
            }
        }
        if (cursor.spelled(from, "BODY[]") || cursor.spelled(from, "RFC822")) {
            return Item.MESSAGE;
        }
        if (cursor.spelled(from, "UID")) {
            return Item.UID;
        }
        return cursor.spelled(from, "INTERNALDATE") ? Item.INTERNAL_DATE : Item.OTHER;
    }
}
