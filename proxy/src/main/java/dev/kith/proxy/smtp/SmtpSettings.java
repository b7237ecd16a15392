package dev.kith.proxy.smtp;

import dev.kith.proxy.relay.Security;

/// What the SMTP dialogues of an account need to know, and their bounds in octets.
///
/// @param account the account's name in the configuration
/// @param upstream with [Security#STARTTLS] the dialogue itself starts TLS before the client is served
/// @param offerStartTls whether Kith offers STARTTLS on the client leg
/// @param tlsFirst whether AUTH is neither offered nor taken before TLS on the client leg
/// @param lineOctetsMax how far the tap looks for the end of a command, a reply line, an EHLO reply
/// @param headerOctetsMax how much of a message's header section the tap keeps
/// @param bodyOctetsMax how much of a message's body the tap keeps
public record SmtpSettings(
        String account,
        Security upstream,
        boolean offerStartTls,
        boolean tlsFirst,
        int lineOctetsMax,
        int headerOctetsMax,
        int bodyOctetsMax) {
    public SmtpSettings {
        if (tlsFirst && !offerStartTls) {
            throw new IllegalArgumentException("TLS first, and no way to it");
        }
        if (lineOctetsMax < 512 || headerOctetsMax < 1 || bodyOctetsMax < 0) {
            throw new IllegalArgumentException("bounds of the SMTP tap");
        }
    }

    /// With the design's bounds: lines of 64 KB, 256 KB of header section, 1 MB of body.
    public static SmtpSettings of(String account, Security upstream, boolean offerStartTls, boolean tlsFirst) {
        return new SmtpSettings(account, upstream, offerStartTls, tlsFirst, 64 << 10, 256 << 10, 1 << 20);
    }
}
