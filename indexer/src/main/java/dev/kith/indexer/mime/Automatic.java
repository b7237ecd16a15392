package dev.kith.indexer.mime;

/// Whether a program wrote the message in answer to another, and as what: see each value.
public enum Automatic {
    NO,
    /// Out of office, a receipt of a ticket, anything with Auto-Submitted other than `no`.
    REPLY,
    /// A delivery status (RFC 3464) or what old servers sent in its place.
    BOUNCE,
    /// Shown or read (RFC 8098).
    RECEIPT
}
