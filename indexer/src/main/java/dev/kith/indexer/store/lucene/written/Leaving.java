package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.store.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;

/// Takes places out of an index, and with the last place of a message the message. For one reader.
public final class Leaving {
    private final Writing writing;
    private final Conversations conversations;
    private final Places places;

    public Leaving(Writing writing, DirectoryReader reader, Conversations conversations) {
        this.writing = writing;
        this.conversations = conversations;
        this.places = new Places(reader);
    }

    public void voided(String account, String mailbox) throws IOException {
        for (var seen : places.in(account, mailbox)) {
            if (seen.place().uid() > 0) {
                writing.remove(seen.place(), seen.message());
                writing.put(new Place(account, mailbox, 0, 0, seen.place().file()), seen.message());
            }
        }
    }

    public int gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        return leave(places.in(account, mailbox).stream()
                .filter(seen -> seen.place().uidValidity() == uidValidity
                        && seen.place().uid() == uid)
                .toList());
    }

    public int retain(String account, String mailbox, long uidValidity, long[] uids, long upTo) throws IOException {
        return leave(places.in(account, mailbox).stream()
                .filter(seen -> seen.place().uid() <= upTo)
                .filter(seen -> seen.place().uidValidity() != uidValidity
                        || Arrays.binarySearch(uids, seen.place().uid()) < 0)
                .toList());
    }

    private int leave(List<Places.Seen> leaving) throws IOException {
        var left = 0;
        for (var seen : leaving) {
            writing.remove(seen.place(), seen.message());
            var held = places.of(seen.message()).stream()
                    .filter(place -> !leaving.contains(new Places.Seen(place, seen.message())))
                    .anyMatch(place -> !place.mailbox().isEmpty() || place.file() != null);
            if (!held && conversations.has(seen.message())) {
                writing.remove(seen.message());
                conversations.remove(seen.message());
                left++;
            }
        }
        return left;
    }
}
