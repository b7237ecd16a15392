package dev.kith.proxy.tap;

/// Which of an account's two servers something was seen on. Their passwords may
/// differ, so logins are kept apart by it.
public enum Protocol {
    IMAP,
    SMTP
}
