package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/// Where messages were seen, as of one reader.
public final class Places {
    private final DirectoryReader reader;

    public Places(DirectoryReader reader) {
        this.reader = reader;
    }

    /// @param message hash of its Message-ID
    record Seen(Place place, long message) {}

    /// All that is in a mailbox.
    List<Seen> in(String account, String mailbox) throws IOException {
        return all(new Term(Schema.MAILBOX, Schema.box(account, mailbox)));
    }

    /// The highest UID in a mailbox, or 0.
    public long highestUid(String account, String mailbox) throws IOException {
        return in(account, mailbox).stream()
                .mapToLong(seen -> seen.place().uid())
                .max()
                .orElse(0);
    }

    /// In rising order.
    public long[] uids(String account, String mailbox, long uidValidity) throws IOException {
        return in(account, mailbox).stream()
                .map(Seen::place)
                .filter(place -> place.uidValidity() == uidValidity && place.uid() > 0)
                .mapToLong(Place::uid)
                .sorted()
                .toArray();
    }

    /// The mailboxes of an account that hold anything.
    public List<String> mailboxes(String account) throws IOException {
        var found = new TreeSet<String>();
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(Schema.MAILBOX);
            var each = terms == null ? null : terms.iterator();
            var start = Schema.box(account, "");
            if (each == null || each.seekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END) {
                continue;
            }
            for (var term = each.term(); term != null; term = each.next()) {
                var box = term.utf8ToString();
                if (!box.startsWith(start)) {
                    break;
                }
                found.add(box.substring(start.length()));
            }
        }
        return List.copyOf(found);
    }

    /// All places of a message.
    List<Place> of(long message) throws IOException {
        return all(new Term(Schema.OF, Schema.key(message))).stream()
                .map(Seen::place)
                .toList();
    }

    /// Hashes of the paths of imported files, in rising order.
    public long[] files() throws IOException {
        var found = LongStream.builder();
        for (var leaf : reader.leaves()) {
            var files = DocValues.getSorted(leaf.reader(), Schema.FILE);
            var live = leaf.reader().getLiveDocs();
            var last = -1;
            for (var doc = files.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = files.nextDoc()) {
                if ((live == null || live.get(doc)) && files.ordValue() != last) {
                    last = files.ordValue();
                    found.add(Ids.hash(files.lookupOrd(last).utf8ToString()));
                }
            }
        }
        return found.build().sorted().distinct().toArray();
    }

    private List<Seen> all(Term term) throws IOException {
        var found = new ArrayList<Seen>();
        for (var leaf : reader.leaves()) {
            var postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) {
                continue;
            }
            var places = new PlaceReader(leaf.reader());
            var of = DocValues.getNumeric(leaf.reader(), Schema.OF);
            var live = leaf.reader().getLiveDocs();
            for (var doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if ((live == null || live.get(doc)) && of.advanceExact(doc)) {
                    found.add(new Seen(places.read(doc), of.longValue()));
                }
            }
        }
        return found;
    }
}
