package dev.kith.proxy.imap;

/// STARTTLS from the client (RFC 9051 section 6.2.1), answered by Kith: the client leg ends here.
final class StartTlsCommand extends RefusedCommand {
    private final Runnable startTls;

    StartTlsCommand(byte[] tag, Runnable startTls) {
        super(tag, "starttls", "OK Begin TLS negotiation now");
        this.startTls = startTls;
    }

    @Override
    void answered() {
        startTls.run();
    }
}
