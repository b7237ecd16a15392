package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Kind;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Kith sees in one message, as `read --json` prints it.
///
/// @param text the sender's own words
/// @param quoted what they quoted
/// @param problems what was wrong with the mail, at most 32 entries
public record Reading(
        String messageId,
        @Nullable OffsetDateTime date,
        String from,
        List<String> to,
        List<String> cc,
        String subject,
        Kind kind,
        String text,
        String quoted,
        String signature,
        List<Act> acts,
        List<String> problems) {}
