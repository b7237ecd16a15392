package dev.kith.app.setup;

import dev.kith.proxy.probe.Seen;

/// What a user can do about a server that cannot be used.
public final class Remedy {
    private static final String PORTAL =
            "If this network has a sign-in page (hotel, train, café), open a web page first, and try again.";

    private Remedy() {}

    public static String of(Seen.Missed missed) {
        return switch (missed.why()) {
            case NO_SUCH_HOST ->
                "Is the name right? If every name fails, this machine is not on the network. " + PORTAL;
            case NO_WAY -> "This machine is not on the network, or the network forbids mail programs.";
            case REFUSED -> "The host is there, but not with this service: is the port right?";
            case NO_ANSWER -> "The network may block this port. " + PORTAL;
            case NO_TLS -> "Is it STARTTLS there? Then write imap+starttls or smtp+starttls and its port.";
            case NO_STARTTLS -> "Kith sends no password in clear: use imaps or smtps if the provider has them.";
            case EXPIRED ->
                "The provider has to renew it; until then every mail program should refuse. Is this machine's clock"
                        + " right?";
            case NOT_YET_VALID -> "Most likely this machine's clock is wrong: set it.";
            case OTHER_NAME -> "Is the name right? " + PORTAL;
            case NOT_TRUSTED -> "A private authority can be named with trust: { ca: file.pem } in kith.yaml. " + PORTAL;
            case OTHER_PROTOCOL -> "Are the two servers mixed up, or the ports?";
            case BROKE -> "Try again; if it stays so, the network or the provider cuts the connection.";
        };
    }
}
