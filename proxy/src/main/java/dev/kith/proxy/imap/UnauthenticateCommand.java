package dev.kith.proxy.imap;

/// UNAUTHENTICATE (RFC 8437): on the tagged OK all is as it was before the login, and another may follow.
final class UnauthenticateCommand extends Command {
    private final Session session;

    UnauthenticateCommand(byte[] tag, Session session) {
        super(tag);
        this.session = session;
    }

    @Override
    void completed(Status status) {
        if (status.ok()) {
            session.signedOut();
        }
    }
}
