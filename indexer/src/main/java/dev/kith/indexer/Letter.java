package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Direction;
import java.time.OffsetDateTime;
import java.util.List;

/// A message of a conversation as it can be read: text only, whatever it was made of.
///
/// @param from the sender's address, empty when there was none
/// @param name of the sender, as they write it themselves, or the address
/// @param to addresses
/// @param own the sender's own words
/// @param quoted what they quote of others, empty when nothing
public record Letter(
        String messageId,
        OffsetDateTime date,
        Direction direction,
        String from,
        String name,
        List<String> to,
        String subject,
        String own,
        String quoted,
        String signature,
        List<Act> acts) {
    public Letter {
        to = List.copyOf(to);
        acts = List.copyOf(acts);
    }
}
