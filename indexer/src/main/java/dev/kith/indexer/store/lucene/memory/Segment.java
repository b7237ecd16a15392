package dev.kith.indexer.store.lucene.memory;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.lucene.written.Codecs;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// What is kept in memory of a Lucene segment, which never changes: numbers in place of terms, and the
/// conversation and the other side of each message. About 50 octets a message.
public final class Segment {
    /// Global numbers of the parties, by ordinal.
    final int[] parties;
    /// Global numbers of the accounts, by ordinal.
    final int[] accounts;
    /// Node in `Conversations` by document, -1 for what is no message.
    public final int[] nodes;
    /// Number of the other side's address by document: the sender, or the first recipient of what was sent.
    public final int[] others;
    /// What the user sent, by document.
    public final FixedBitSet sent;
    public final Dictionaries dictionaries = new Dictionaries();
    /// Milliseconds since 1970 by document.
    public final long[] dates;
    /// Hash of the Message-ID by document: the message's own, and for a place that of the message seen there.
    public final long[] ids;

    private Segment(int[] parties, int[] accounts, int documents) {
        this.parties = parties;
        this.accounts = accounts;
        this.nodes = new int[documents];
        this.others = new int[documents];
        this.sent = new FixedBitSet(documents);
        this.ids = new long[documents];
        this.dates = new long[documents];
        Arrays.fill(nodes, -1);
        Arrays.fill(others, -1);
    }

    /// @param node gives a message its node in `Conversations`
    static Segment load(LeafReader leaf, PartyTable table, Accounts accounts, ToIntFunction<Link> node)
            throws IOException {
        var segment = new Segment(parties(leaf, table), accounts(leaf, accounts), leaf.maxDoc());
        var links = DocValues.getBinary(leaf, Schema.LINKS);
        var rows = new Rows(leaf, segment);
        var live = leaf.getLiveDocs();
        for (var doc = links.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = links.nextDoc()) {
            if (live != null && !live.get(doc)) {
                continue;
            }
            var row = rows.read(doc, -1);
            var blob = links.binaryValue();
            var link = Codecs.link(blob.bytes, blob.offset, row.date());
            segment.nodes[doc] = node.applyAsInt(link);
            segment.ids[doc] = link.own();
            segment.dates[doc] = row.date();
            segment.others[doc] = other(row, table);
            if (row.direction() == Direction.SENT) {
                segment.sent.set(doc);
            }
        }
        var places = DocValues.getNumeric(leaf, Schema.OF);
        for (var doc = places.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = places.nextDoc()) {
            segment.ids[doc] = places.longValue();
        }
        return segment;
    }

    /// Whether the document after a message is the place it was seen first at: they are added together.
    public boolean placed(int message) {
        return message + 1 < nodes.length && nodes[message + 1] < 0 && ids[message + 1] == ids[message];
    }

    private static int[] parties(LeafReader leaf, PartyTable table) throws IOException {
        var values = DocValues.getSortedSet(leaf, Schema.PARTY);
        var numbers = new int[(int) values.getValueCount()];
        for (var ordinal = 0; ordinal < numbers.length; ordinal++) {
            numbers[ordinal] = table.number(values.lookupOrd(ordinal).utf8ToString());
        }
        return numbers;
    }

    private static int[] accounts(LeafReader leaf, Accounts accounts) throws IOException {
        var values = DocValues.getSorted(leaf, Schema.ACCOUNT);
        var numbers = new int[values.getValueCount()];
        for (var ordinal = 0; ordinal < numbers.length; ordinal++) {
            numbers[ordinal] = accounts.number(values.lookupOrd(ordinal).utf8ToString());
        }
        return numbers;
    }

    private static int other(Row row, PartyTable table) {
        for (var i = 0; i < row.parties().length; i++) {
            var sender = row.roles()[i] == Role.FROM.code();
            if (sender != (row.direction() == Direction.SENT)) {
                return table.addressOf(row.parties()[i]);
            }
        }
        return -1;
    }

    /// Reads rows of one segment in rising order of documents. For one thread.
    public static final class Rows {
        private final Segment segment;
        private final BinaryDocValues figures;
        private final NumericDocValues dates;
        private final SortedDocValues accounts;
        private final SortedSetDocValues parties;

        public Rows(LeafReader leaf, Segment segment) throws IOException {
            this.segment = segment;
            this.figures = DocValues.getBinary(leaf, Schema.FIGURES);
            this.dates = DocValues.getNumeric(leaf, Schema.DATE);
            this.accounts = DocValues.getSorted(leaf, Schema.ACCOUNT);
            this.parties = DocValues.getSortedSet(leaf, Schema.PARTY);
        }

        private long date(int doc) throws IOException {
            if (segment.nodes[doc] >= 0) {
                return segment.dates[doc];
            }
            if (!dates.advanceExact(doc)) {
                throw new IOException("document " + doc + " is no message");
            }
            return dates.longValue();
        }

        Row read(int doc, int conversation) throws IOException {
            return read(doc, doc, conversation);
        }

        public Row read(int doc, int shownAs, int conversation) throws IOException {
            if (!figures.advanceExact(doc)) {
                throw new IOException("document " + doc + " is no message");
            }
            var numbers = new int[0];
            if (parties.advanceExact(doc)) {
                numbers = new int[parties.docValueCount()];
                for (var i = 0; i < numbers.length; i++) {
                    numbers[i] = segment.parties[(int) parties.nextOrd()];
                }
            }
            var blob = figures.binaryValue();
            return Codecs.row(
                    blob.bytes, blob.offset, shownAs, segment.ids[doc], date(doc), account(doc), numbers, conversation);
        }

        /// Most have one account and need not be asked for it.
        private int account(int doc) throws IOException {
            if (segment.accounts.length == 1) {
                return segment.accounts[0];
            }
            if (!accounts.advanceExact(doc)) {
                throw new IOException("document " + doc + " has no account");
            }
            return segment.accounts[accounts.ordValue()];
        }
    }
}
