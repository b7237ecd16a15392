package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.store.Entry;
import dev.kith.indexer.store.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;

/// Reads messages of one segment back as they were added: what the index keeps suffices to index them anew, without
/// the mail. In rising order of documents, for one thread.
final class Recalled {
    private final StoredFields stored;
    private final BinaryDocValues figures;
    private final BinaryDocValues talks;
    private final BinaryDocValues links;
    private final NumericDocValues dates;
    private final NumericDocValues sizes;
    private final SortedDocValues accounts;
    private final SortedSetDocValues parties;

    Recalled(LeafReader leaf) throws IOException {
        stored = leaf.storedFields();
        figures = DocValues.getBinary(leaf, Schema.FIGURES);
        talks = DocValues.getBinary(leaf, Schema.TALK);
        links = DocValues.getBinary(leaf, Schema.LINKS);
        dates = DocValues.getNumeric(leaf, Schema.DATE);
        sizes = DocValues.getNumeric(leaf, Schema.SIZE);
        accounts = DocValues.getSorted(leaf, Schema.ACCOUNT);
        parties = DocValues.getSortedSet(leaf, Schema.PARTY);
    }

    /// @param link what ties it to its conversation
    record Message(Entry entry, Link link) {}

    /// Is the document a message?
    boolean is(int doc) throws IOException {
        return figures.advanceExact(doc);
    }

    Message read(int doc) throws IOException {
        if (!figures.advanceExact(doc)
                || !talks.advanceExact(doc)
                || !links.advanceExact(doc)
                || !dates.advanceExact(doc)
                || !sizes.advanceExact(doc)
                || !accounts.advanceExact(doc)) {
            throw new IOException("document " + doc + " is no message");
        }
        var terms = terms(doc);
        var figured = figures.binaryValue();
        var row = Codecs.row(
                figured.bytes,
                figured.offset,
                doc,
                0,
                dates.longValue(),
                0,
                IntStream.range(0, terms.size()).toArray(),
                0);
        var talk = talks.binaryValue();
        var link = links.binaryValue();
        var text = stored.document(doc, Set.of(Schema.TEXT)).getBinaryValue(Schema.TEXT);
        var texts = Codecs.texts(text.bytes, text.offset);
        var entry = new Entry(
                Codecs.talk(talk.bytes, talk.offset),
                texts.references(),
                java.time.Instant.ofEpochMilli(row.date()),
                row.zone(),
                row.direction(),
                accounts.lookupOrd(accounts.ordValue()).utf8ToString(),
                parties(row, terms),
                Trait.of(row.traits()),
                texts.files(),
                texts.types(),
                texts.list(),
                sizes.longValue(),
                row.words(),
                texts.own(),
                texts.quoted(),
                texts.signature());
        return new Message(entry, Codecs.link(link.bytes, link.offset, row.date()));
    }

    private List<String> terms(int doc) throws IOException {
        var terms = new ArrayList<String>();
        if (parties.advanceExact(doc)) {
            for (var i = 0; i < parties.docValueCount(); i++) {
                terms.add(parties.lookupOrd(parties.nextOrd()).utf8ToString());
            }
        }
        return terms;
    }

    private static List<Party> parties(Row row, List<String> terms) {
        var parties = new ArrayList<Party>();
        for (var i = 0; i < row.parties().length; i++) {
            var term = terms.get(row.parties()[i]);
            var tab = term.indexOf('\t');
            parties.add(new Party(term.substring(0, tab), term.substring(tab + 1), Role.of(row.roles()[i])));
        }
        return parties;
    }
}
