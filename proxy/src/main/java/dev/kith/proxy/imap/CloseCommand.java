package dev.kith.proxy.imap;

/// CLOSE and UNSELECT (RFC 9051 sections 6.4.1 and 6.4.2): on the tagged OK no mailbox is selected.
final class CloseCommand extends Command {
    private final Session session;

    CloseCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    void completed(Status status) {
        if (status.ok()) {
            session.selected(null);
        }
    }
}
