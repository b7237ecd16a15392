package dev.kith.proxy.smtp;

/// How the client's next octets are read.
enum Mode {
    /// Not served before upstream is under TLS.
    OPENING,
    COMMAND,
    /// The octets have no meaning before upstream has answered: behind DATA, AUTH and the like.
    HOLD,
    /// As HOLD, but nothing at all may come before TLS starts.
    STARTTLS,
    /// A line of a SASL exchange.
    RESPONSE,
    DATA,
    CHUNK,
    /// The grammar is lost: octets pass both ways and nobody looks.
    BLIND,
    CLOSED
}
