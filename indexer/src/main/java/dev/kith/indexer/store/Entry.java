package dev.kith.indexer.store;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A message as the store takes it: read, its text cut apart, its sender resolved.
///
/// @param references Message-IDs it follows, oldest first, In-Reply-To among them
/// @param zone offset from UTC in seconds as its Date says, or null
/// @param parties everybody named in it, the sender first
/// @param files names of attachments, or their media types where they have none
/// @param types media types of attachments
/// @param list the list's identifier, or empty
/// @param size octets of the whole message
/// @param words own words, counted
/// @param own the sender's own words
/// @param quoted what they quoted
public record Entry(
        Talk talk,
        List<String> references,
        Instant date,
        @Nullable Integer zone,
        Direction direction,
        String account,
        List<Party> parties,
        Set<Trait> traits,
        List<String> files,
        List<String> types,
        String list,
        long size,
        int words,
        String own,
        String quoted,
        String signature) {
    public Entry {
        references = List.copyOf(references);
        parties = List.copyOf(parties);
        traits = Set.copyOf(traits);
        files = List.copyOf(files);
        types = List.copyOf(types);
    }

    /// The same message by another name, with other parties.
    Entry as(String messageId, List<Party> named) {
        return new Entry(
                talk.as(messageId),
                references,
                date,
                zone,
                direction,
                account,
                named,
                traits,
                files,
                types,
                list,
                size,
                words,
                own,
                quoted,
                signature);
    }
}
