package dev.kith.proxy.imap;

import dev.kith.proxy.tap.Sighting.Outcome;
import dev.kith.proxy.tap.Sighting.Source;
import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// APPEND in all its forms (RFC 9051 section 6.3.12): several messages (RFC 3502), `UTF8 (~{n}...)` (RFC
/// 6855), literal8 (RFC 3516). What CATENATE (RFC 4469) puts together upstream is not visible here and makes
/// no sighting.
final class AppendCommand extends Command {
    private record Message(MessageCapture capture, @Nullable Instant internalDate) {}

    private final Session session;
    private final List<Message> messages = new ArrayList<>();

    private byte @Nullable [] mailbox;
    private int depth;
    private boolean utf8;
    private boolean opaque;
    private int count;
    private @Nullable Instant internalDate;
    private @Nullable MessageCapture capture;

    AppendCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    Literal literal(LineText text, long octets) {
        if (opaque || text.overlong()) {
            opaque = true;
            return Literal.SKIPPED;
        }
        var cursor = new ImapCursor(text.octets(), 0, text.length());
        if (mailbox == null) {
            cursor = new ImapCursor(text.octets(), tag.length + 1, text.length());
            cursor.keyword();
            cursor.spaces();
            mailbox = cursor.astring();
            if (mailbox == null) {
                return Literal.TEXT;
            }
        }
        arguments(cursor);
        text.clear();
        boolean message = !opaque && (depth == 0 || (depth == 1 && utf8));
        if (!message) {
            return Literal.SKIPPED;
        }
        count++;
        if (octets == 0 || !session.reserve(octets)) {
            return Literal.SKIPPED;
        }
        capture = session.capture(octets);
        return Literal.MESSAGE;
    }

    /// Walks flags, date and extensions up to the announcement of a literal or the end.
    private void arguments(ImapCursor cursor) {
        while (!cursor.atEnd()) {
            int octet = cursor.peek();
            if (octet == '(') {
                depth++;
                cursor.any();
            } else if (octet == ')') {
                depth--;
                utf8 &= depth > 0;
                cursor.any();
            } else if (octet == '"') {
                byte[] date = cursor.astring();
                if (date == null) {
                    opaque = true;
                    return;
                }
                internalDate = DateTimes.read(new String(date, StandardCharsets.US_ASCII));
            } else if (octet == ' ') {
                cursor.any();
            } else {
                word(cursor.keyword());
            }
        }
    }

    private void word(String word) {
        utf8 |= depth == 0 && word.equals("UTF8");
        opaque |= depth == 0 && word.equals("CATENATE");
    }

    @Override
    void octets(ByteBuf in, int from, int to) {
        if (capture != null) {
            capture.take(in, from, to);
        }
    }

    @Override
    void messageDone() {
        if (capture != null) {
            messages.add(new Message(capture, internalDate));
        }
        capture = null;
        internalDate = null;
    }

    @Override
    void completed(Status status) {
        offer(status.ok() ? Outcome.ACCEPTED : Outcome.REJECTED, AppendUid.read(status));
    }

    /// The connection died before the answer: nobody knows yet whether upstream has stored it.
    @Override
    void abandoned() {
        offer(Outcome.UNKNOWN, AppendUid.NONE);
    }

    private void offer(Outcome outcome, AppendUid appended) {
        byte[] name = mailbox;
        boolean uidsKnown =
                !opaque && messages.size() == count && appended.uids().size() == count;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            session.release(message.capture().size());
            if (name != null && !opaque) {
                String decoded = MailboxName.decode(name, session.utf8());
                var where = new Selected(decoded, appended.uidValidity());
                long uid = uidsKnown ? appended.uids().get(i) : 0;
                session.offer(Source.APPEND, outcome, where, uid, message.capture(), message.internalDate());
            }
        }
        if (capture != null) {
            session.release(capture.size());
            capture = null;
        }
        messages.clear();
    }
}
