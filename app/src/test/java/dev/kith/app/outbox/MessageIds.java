package dev.kith.app.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the names in a mail's header.
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

    /// What a digest says it tells.
    static List<String> told(byte[] octets) {
        var header = new String(octets, UTF_8).replace("\r\n ", " ").split("\r\n\r\n", 2)[0];
        return header.lines()
                .filter(line -> line.startsWith("X-Kith:"))
                .flatMap(line -> Pattern.compile("<[^>]+>").matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }
}
