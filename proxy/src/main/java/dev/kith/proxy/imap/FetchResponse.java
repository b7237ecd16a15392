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
/// `BODY[]` or `RFC822`, and the UID, where a literal follows such a name. Parts, partial fetches and BINARY are no
/// messages. What cannot be read makes no
/// sighting.
final class FetchResponse {
    private enum Item {
        NONE,
        MESSAGE,
        UID,
        INTERNAL_DATE,
        OTHER
    }

    private static final byte[] NOTHING = {};

    private final Session session;
    private final ImapCursor cursor = new ImapCursor(NOTHING, 0, 0);

    private int depth;
    private Item item = Item.NONE;
    private boolean ended;
    private boolean broken;
    private long uid;
    private @Nullable Instant internalDate;
    private @Nullable MessageCapture capture;
    private boolean capturing;
    /// Where the announcement of the captured literal begins in the response's text.
    private int announcement;
    private boolean found;

    FetchResponse(Session session) {
        this.session = session;
    }

    /// A literal is announced at the end of the response's text so far. A message is copied on suspicion; whether it
    /// was one is judged when the response is whole. Most responses with literals hold none, and cost nothing.
    void literal(LineText text, long octets) {
        capturing = false;
        if (capture != null || octets == 0 || !session.watching() || text.overlong()) {
            return;
        }
        int brace = announced(text);
        if (brace > 0 && (named(text, brace, "BODY[] ") || named(text, brace, "RFC822 "))) {
            announcement = brace;
            capture = session.captureFetched(octets);
            capturing = capture != null;
        }
    }

    /// Where the announcement at the end of the text begins.
    private static int announced(LineText text) {
        byte[] line = text.octets();
        int at = text.length() - 1;
        while (at > 0 && line[at] != '{') {
            at--;
        }
        return at > 0 && line[at - 1] == '~' ? at - 1 : at;
    }

    /// Does the word, in any case, stand before the index?
    private static boolean named(LineText text, int index, String word) {
        int from = index - word.length();
        for (int i = 0; i < word.length(); i++) {
            int octet = from < 0 ? -1 : text.octets()[from + i];
            if ((octet >= 'a' && octet <= 'z' ? octet - 32 : octet) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void octets(ByteBuf in, int from, int to) {
        if (capturing && capture != null) {
            capture.take(in, from, to);
        }
    }

    /// Has a message been copied, so that the rest of the response counts?
    boolean wants() {
        return capture != null;
    }

    /// The response is complete.
    ///
    /// @param text all of it, but for the octets of its literals
    void line(LineText text) {
        MessageCapture message = capture;
        if (message == null) {
            return;
        }
        forget();
        Selected selected = session.selected();
        if (selected != null && read(text) && ended && !broken && found) {
            session.offer(Source.FETCH, Outcome.ACCEPTED, selected, uid, message, internalDate);
        }
        // the text's array is another connection's next
        cursor.over(NOTHING, 0);
    }

    /// Nothing more is to be had of this response.
    void forget() {
        capture = null;
        capturing = false;
    }

    private boolean read(LineText text) {
        cursor.over(text.octets(), text.length());
        boolean numbered = cursor.take('*') && cursor.take(' ') && cursor.number() > 0 && cursor.take(' ');
        int word = cursor.position();
        if (!numbered || !cursor.skipAstring() || !cursor.spelled(word, "FETCH") || !cursor.take(' ')) {
            return false;
        }
        depth = 0;
        item = Item.NONE;
        ended = false;
        broken = false;
        found = false;
        uid = 0;
        internalDate = null;
        walk(text);
        return true;
    }

    /// A literal, of which only the announcement stands in the text.
    private void literal() {
        if (cursor.position() == announcement) {
            found = depth == 1 && item == Item.MESSAGE;
        }
        broken |= !cursor.skipAnnouncement();
        if (depth == 1) {
            item = Item.NONE;
        }
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
                literal();
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
