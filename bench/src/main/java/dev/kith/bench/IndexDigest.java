package dev.kith.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// A sum over all that an index holds, the same for every order of messages and every cut into segments: two indexes
/// of one mailbox have the same sums where the reading of mail did not change. A document is named by what is kept of
/// it (stored text, figures, acts, links), so that each word counts with the message it stands in.
public final class IndexDigest {
    private final TreeMap<String, Long> sums = new TreeMap<>();
    private long documents;

    private IndexDigest() {}

    /// @param args folders with an index
    public static void main(String[] args) throws IOException {
        for (var folder : args) {
            var digest = new IndexDigest();
            try (var directory = FSDirectory.open(Path.of(folder));
                    var reader = DirectoryReader.open(directory)) {
                for (var leaf : reader.leaves()) {
                    digest.leaf(leaf.reader());
                }
            }
            digest.print();
        }
    }

    private void leaf(LeafReader leaf) throws IOException {
        var live = leaf.getLiveDocs();
        var names = new long[leaf.maxDoc()];
        for (var field : leaf.getFieldInfos()) {
            values(leaf, field, names);
        }
        var stored = leaf.storedFields();
        for (var doc = 0; doc < names.length; doc++) {
            if (live != null && !live.get(doc)) {
                names[doc] = 0;
                continue;
            }
            for (var field : stored.document(doc)) {
                var octets = field.binaryValue();
                var value = mix(octets == null ? field.stringValue().hashCode() : hash(octets), field.name());
                names[doc] += value;
                sums.merge("stored " + field.name(), mix(value, ""), Long::sum);
            }
            documents++;
            sums.merge("documents", mix(names[doc], ""), Long::sum);
        }
        for (var field : leaf.getFieldInfos()) {
            words(leaf, field, names);
        }
    }

    private static void values(LeafReader leaf, FieldInfo field, long[] names) throws IOException {
        var name = field.name;
        switch (field.getDocValuesType()) {
            case NUMERIC -> {
                var values = DocValues.getNumeric(leaf, name);
                for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                    names[doc] += mix(values.longValue(), name);
                }
            }
            case BINARY -> {
                var values = DocValues.getBinary(leaf, name);
                for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                    names[doc] += mix(hash(values.binaryValue()), name);
                }
            }
            case SORTED -> {
                var values = DocValues.getSorted(leaf, name);
                for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                    names[doc] += mix(hash(values.lookupOrd(values.ordValue())), name);
                }
            }
            case SORTED_SET -> {
                var values = DocValues.getSortedSet(leaf, name);
                for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                    for (var i = 0; i < values.docValueCount(); i++) {
                        names[doc] += mix(hash(values.lookupOrd(values.nextOrd())), name);
                    }
                }
            }
            case SORTED_NUMERIC, NONE -> {
                // not used, or nothing there
            }
        }
    }

    private void words(LeafReader leaf, FieldInfo field, long[] names) throws IOException {
        var terms = leaf.terms(field.name);
        if (terms == null) {
            return;
        }
        var sum = 0L;
        var each = terms.iterator();
        PostingsEnum postings = null;
        for (var term = each.next(); term != null; term = each.next()) {
            var word = hash(term);
            postings = each.postings(postings, PostingsEnum.POSITIONS);
            for (var doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (names[doc] == 0) {
                    continue;
                }
                var here = mix(word ^ names[doc], field.name);
                for (var i = 0; terms.hasPositions() && i < postings.freq(); i++) {
                    here = mix(here + postings.nextPosition(), "");
                }
                sum += here;
            }
        }
        sums.merge("words of " + field.name, sum, Long::sum);
    }

    private static long hash(BytesRef octets) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < octets.length; i++) {
            hash = (hash ^ octets.bytes[octets.offset + i]) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value, String name) {
        var hash = (value + name.hashCode() + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        return hash ^ hash >>> 31;
    }

    private void print() {
        var all = documents;
        for (var sum : sums.entrySet()) {
            all = mix(all + sum.getValue(), sum.getKey());
            System.out.printf(Locale.ROOT, "%-20s %016x%n", sum.getKey(), sum.getValue());
        }
        System.out.printf(Locale.ROOT, "%d documents, all together %016x%n", documents, all);
    }
}
