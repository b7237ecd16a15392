package dev.kith.proxy.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// IMAP's mailbox names in modified UTF-7 (RFC 3501 section 5.1.3). Broken runs stay as they stand on the wire.
public final class ModifiedUtf7 {
    private ModifiedUtf7() {}

    public static String decode(String wire) {
        var name = new StringBuilder(wire.length());
        int at = 0;
        while (at < wire.length()) {
            char octet = wire.charAt(at);
            int close = octet == '&' ? wire.indexOf('-', at) : -1;
            if (close < 0) {
                name.append(octet);
                at++;
                continue;
            }
            name.append(close == at + 1 ? "&" : shifted(wire.substring(at, close + 1)));
            at = close + 1;
        }
        return name.toString();
    }

    /// @param run `&`, modified base64 of UTF-16BE, `-`
    private static String shifted(String run) {
        String base64 = run.substring(1, run.length() - 1).replace(',', '/');
        try {
            byte[] utf16 = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_16BE
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf16))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return run;
        }
    }
}
