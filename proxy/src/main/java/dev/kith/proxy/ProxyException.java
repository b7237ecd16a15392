package dev.kith.proxy;

/// The proxy cannot start. The message names account, protocol and port, and may be shown to the user.
public final class ProxyException extends Exception {
    private static final long serialVersionUID = 1;

    public ProxyException(String message, Throwable cause) {
        super(message, cause);
    }

    public ProxyException(String message) {
        super(message);
    }
}
