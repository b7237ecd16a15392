package dev.kith.indexer.store;

import dev.kith.indexer.search.Conversations;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/// Takes places out of an index, and with the last place of a message the message. For one reader.
final class Leaving {
    private final IndexWriter writer;
    private final Conversations conversations;
    private final Places places;

    Leaving(IndexWriter writer, DirectoryReader reader, Conversations conversations) {
        this.writer = writer;
        this.conversations = conversations;
        this.places = new Places(reader);
    }

    void voided(String account, String mailbox) throws IOException {
        for (var seen : places.in(account, mailbox)) {
            if (seen.place().uid() > 0) {
                delete(seen);
                var unnumbered = new Place(account, mailbox, 0, 0, seen.place().file());
                writer.updateDocument(
                        new Term(Schema.PLACE, unnumbered.key(seen.message())),
                        Schema.place(unnumbered, seen.message()));
            }
        }
    }

    int gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        return leave(places.in(account, mailbox).stream()
                .filter(seen -> seen.place().uidValidity() == uidValidity
                        && seen.place().uid() == uid)
                .toList());
    }

    int retain(String account, String mailbox, long uidValidity, long[] uids, long upTo) throws IOException {
        return leave(places.in(account, mailbox).stream()
                .filter(seen -> seen.place().uid() <= upTo)
                .filter(seen -> seen.place().uidValidity() != uidValidity
                        || Arrays.binarySearch(uids, seen.place().uid()) < 0)
                .toList());
    }

    private int leave(List<Places.Seen> leaving) throws IOException {
        var left = 0;
        for (var seen : leaving) {
            delete(seen);
            var held = places.of(seen.message()).stream()
                    .filter(place -> !leaving.contains(new Places.Seen(place, seen.message())))
                    .anyMatch(place -> !place.mailbox().isEmpty() || place.file() != null);
            if (!held && conversations.has(seen.message())) {
                writer.deleteDocuments(
                        new Term(Schema.ID, Schema.key(seen.message())),
                        new Term(Schema.OF, Schema.key(seen.message())));
                conversations.remove(seen.message());
                left++;
            }
        }
        return left;
    }

    private void delete(Places.Seen seen) throws IOException {
        writer.deleteDocuments(new Term(Schema.PLACE, seen.place().key(seen.message())));
    }
}
