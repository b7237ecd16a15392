package dev.kith.proxy.imap;

import dev.kith.proxy.wire.ImapCursor;
import dev.kith.proxy.wire.LineText;

/// What upstream's responses tell of the session (RFC 9051 section 7): the end of a command, leave to go on with one,
/// a mailbox that was left, its UIDVALIDITY, and what was enabled. FETCH is read by [FetchResponse].
final class ResponseReader {
    private final Session session;
    private final ClientSide client;

    ResponseReader(Session session, ClientSide client) {
        this.session = session;
        this.client = client;
    }

    /// One response, which begins the text; what stood in its literals is not in it.
    ///
    /// @param greeting whether it is the first of the connection
    void read(LineText text, boolean greeting) {
        byte[] line = text.octets();
        var cursor = new ImapCursor(line, 0, text.length());
        if (cursor.peek() == '+') {
            continuation(text);
            return;
        }
        int tagLength = cursor.atom().length;
        if (!cursor.take(' ')) {
            return;
        }
        boolean untagged = tagLength == 1 && line[0] == '*';
        if (untagged) {
            untagged(text, cursor, greeting);
            return;
        }
        Status status = Status.read(cursor);
        Command command = status == null ? null : session.inFlight().complete(line, tagLength);
        if (status != null && command != null) {
            client.completed(command);
            command.completed(status);
        }
    }

    private void continuation(LineText text) {
        Command command = session.inFlight().oldest(each -> each.owed > 0 || each.continued(text));
        if (command != null && command.owed > 0) {
            client.accepted(command);
        }
    }

    private void untagged(LineText text, ImapCursor cursor, boolean greeting) {
        int word = cursor.position();
        Status status = Status.read(cursor);
        if (status == null) {
            var data = new ImapCursor(text.octets(), word, text.length());
            if (data.keyword().equals("ENABLED")) {
                enabled(data);
            }
            return;
        }
        if (greeting && status.word() == Status.Word.PREAUTH) {
            session.preauthenticated();
        }
        switch (status.code()) {
            case "CLOSED" -> session.selected(null);
            case "UIDVALIDITY" -> uidValidity(status.arguments().number());
            default -> {}
        }
    }

    private void enabled(ImapCursor names) {
        while (!names.atEnd()) {
            names.spaces();
            String name = names.keyword();
            if (name.isEmpty()) {
                return;
            }
            if (name.equals("UTF8=ACCEPT") || name.equals("IMAP4REV2")) {
                session.utf8Enabled();
            }
        }
    }

    private void uidValidity(long value) {
        Command selecting = session.inFlight().oldest(SelectCommand.class::isInstance);
        Selected selected = session.selected();
        if (selecting instanceof SelectCommand select) {
            select.uidValidity(value);
        } else if (selected != null) {
            session.selected(new Selected(selected.mailbox(), value));
        }
    }
}
