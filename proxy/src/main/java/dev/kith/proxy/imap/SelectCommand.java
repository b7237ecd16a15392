package dev.kith.proxy.imap;

import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;
import org.jspecify.annotations.Nullable;

/// SELECT and EXAMINE (RFC 9051 section 6.3.2): the mailbox is selected on the tagged OK; a NO leaves none selected;
/// upstream may say by `[CLOSED]` when the one before ends (RFC 7162 section 3.2.11).
final class SelectCommand extends Command {
    private final Session session;
    private byte @Nullable [] mailbox;
    private long uidValidity;

    SelectCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    Literal literal(LineText text, long octets) {
        return Literal.TEXT;
    }

    @Override
    void sent(LineText text) {
        if (text.overlong()) {
            return;
        }
        var cursor = new ImapCursor(text.octets(), tag.length + 1, text.length());
        cursor.keyword();
        cursor.spaces();
        mailbox = cursor.astring();
    }

    void uidValidity(long value) {
        uidValidity = value;
    }

    @Override
    void completed(Status status) {
        byte[] name = mailbox;
        if (!status.ok() || name == null) {
            session.selected(null);
            return;
        }
        session.selected(new Selected(MailboxName.decode(name, session.utf8()), uidValidity));
    }
}
