package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/// Reads the Message-ID from a mail's octets.
final class MessageIds {
    private MessageIds() {}

    static String of(byte[] octets) {
        return new String(octets, US_ASCII)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .map(line -> line.substring("message-id:".length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
