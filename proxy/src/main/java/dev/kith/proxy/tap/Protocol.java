package dev.kith.proxy.tap;

/// Which of an account's two servers something was seen on; their secrets may differ.
public enum Protocol {
    IMAP,
    SMTP
}
