package dev.kith.app.line;

import dev.kith.indexer.Letter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/// A message of a conversation to read: text only.
///
/// @param direction `sent` or `received`
/// @param name of the sender
public record LetterLine(
        String messageId,
        OffsetDateTime date,
        String direction,
        String from,
        String name,
        List<String> to,
        String subject,
        String own,
        String quoted,
        String signature,
        List<String> acts) {
    public static LetterLine of(Letter letter) {
        return new LetterLine(
                letter.messageId(),
                letter.date(),
                letter.direction().name().toLowerCase(Locale.ROOT),
                letter.from(),
                letter.name(),
                letter.to(),
                letter.subject(),
                letter.own(),
                letter.quoted(),
                letter.signature(),
                letter.acts().stream()
                        .map(a -> a.kind().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }
}
