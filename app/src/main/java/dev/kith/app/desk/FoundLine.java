package dev.kith.app.desk;

import dev.kith.indexer.Hit;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A found conversation or message, as `search --json` prints it.
///
/// @param mid a link by which mail clients open it
public record FoundLine(
        String messageId,
        String conversation,
        OffsetDateTime date,
        String direction,
        String from,
        List<String> to,
        String subject,
        String snippet,
        double score,
        @Nullable String person,
        @Nullable String folder,
        long uid,
        @Nullable String file,
        @Nullable String mid) {
    static FoundLine of(Hit hit) {
        return new FoundLine(
                hit.messageId(),
                hit.conversation(),
                hit.date(),
                hit.direction().name().toLowerCase(Locale.ROOT),
                hit.from(),
                hit.to(),
                hit.subject(),
                hit.snippet(),
                hit.score(),
                hit.person(),
                hit.folder(),
                hit.uid(),
                hit.file(),
                FoundText.mid(hit.messageId()));
    }
}
