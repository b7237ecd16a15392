package dev.kith.proxy.imap;

import dev.kith.proxy.wire.ModifiedUtf7;
import java.nio.charset.StandardCharsets;

/// Mailbox names as they are meant, from what stands on the wire (RFC 9051 section 5.1, RFC 6855 section 3).
final class MailboxName {
    private MailboxName() {}

    /// @param utf8 whether UTF8=ACCEPT or IMAP4rev2 is enabled on this connection
    static String decode(byte[] wire, boolean utf8) {
        boolean eightBit = false;
        for (byte octet : wire) {
            eightBit |= octet < 0;
        }
        String name = new String(wire, StandardCharsets.UTF_8);
        if (name.equalsIgnoreCase("INBOX")) {
            return "INBOX";
        }
        return utf8 || eightBit ? name : ModifiedUtf7.decode(name);
    }
}
