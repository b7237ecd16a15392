package dev.kith.proxy.relay;

/// How a leg is protected: TLS from the first octet, TLS after STARTTLS, or plain (loopback only).
public enum Security {
    TLS,
    STARTTLS,
    PLAIN
}
