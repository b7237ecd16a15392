package dev.kith.proxy.imap;

/// What the IMAP dialogue may keep of one connection.
///
/// @param lineOctets text of one command or response, beyond which the tap is blind; the relay goes on
/// @param textOctets text of one command or response that is looked at; longer ones pass without being understood
/// @param headerOctets of one message's header section for the tap
/// @param bodyOctets of one message's body for the tap
/// @param commands in flight at a time, some 60 octets each, beyond which the tap is blind; mbsync sends one for each
///     new message at once
public record ImapLimits(long lineOctets, int textOctets, int headerOctets, int bodyOctets, int commands) {
    public static final ImapLimits USUAL = new ImapLimits(64 << 20, 64 << 10, 256 << 10, 1 << 20, 65_536);

    public ImapLimits {
        if (lineOctets < 1 || textOctets < 1024 || headerOctets < 1 || bodyOctets < 1 || commands < 1) {
            throw new IllegalArgumentException("limits too small to speak IMAP");
        }
    }
}
