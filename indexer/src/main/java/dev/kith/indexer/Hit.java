package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One found message or conversation, as `search --json` prints it.
///
/// @param snippet own words around the match, matches between U+2068 and U+2069
public record Hit(
        String messageId,
        String conversation,
        OffsetDateTime date,
        Direction direction,
        String from,
        List<String> to,
        String subject,
        String snippet,
        double score,
        @Nullable String person,
        @Nullable String folder,
        long uid,
        @Nullable String file) {}
