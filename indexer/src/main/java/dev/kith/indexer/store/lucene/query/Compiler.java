package dev.kith.indexer.store.lucene.query;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.search.Conversations;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.Criterion.Fact;
import dev.kith.indexer.search.Folding;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.store.View;
import dev.kith.indexer.store.lucene.memory.InMemory;
import dev.kith.indexer.store.lucene.written.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Makes a Lucene query of a query as read.
final class Compiler {
    private final DirectoryReader reader;
    private final InMemory memory;
    private final Conversations.View conversations;
    private final View view;
    private final TextCompiler texts;
    private final boolean scored;

    /// @param scored whether it matters how well a message matches
    Compiler(DirectoryReader reader, InMemory memory, Conversations.View conversations, View view, boolean scored)
            throws IOException {
        this.reader = reader;
        this.memory = memory;
        this.conversations = conversations;
        this.view = view;
        this.scored = scored;
        this.texts = new TextCompiler(reader, memory, scored);
    }

    Query compile(Criterion query) throws IOException {
        return switch (query) {
            case Criterion.Everything _ -> messages();
            case Criterion.Text text -> text(text);
            case Criterion.Span span -> range(Schema.DATE, span.from(), last(span.to()));
            case Criterion.Size size -> range(Schema.SIZE, size.from(), last(size.to()));
            case Criterion.Is is -> fact(is.fact());
            case Criterion.In in -> in(in.mailbox());
            case Criterion.Tagged tagged -> tagged(tagged.tag());
            case Criterion.Does does -> term(Schema.ACT, does.act().name());
            case Criterion.Id id ->
                new ConstantScoreQuery(new TermQuery(new Term(Schema.ID, Schema.key(Ids.hash(id.messageId())))));
            case Criterion.Conversation conversation -> thread(conversation.conversation());
            case Criterion.Not not ->
                new BooleanQuery.Builder()
                        .add(messages(), Occur.FILTER)
                        .add(compile(not.query()), Occur.MUST_NOT)
                        .build();
            case Criterion.And and -> {
                var criteria = scored ? and.all() : oneSpan(and.all());
                var all = new BooleanQuery.Builder();
                var positive = false;
                for (var one : criteria) {
                    if (one instanceof Criterion.Not(var without)) {
                        all.add(compile(without), Occur.MUST_NOT);
                    } else {
                        positive = true;
                        all.add(compile(one), Occur.MUST);
                    }
                }
                yield (positive ? all : all.add(messages(), Occur.FILTER)).build();
            }
            case Criterion.Most most -> {
                var some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(most.least());
                for (var one : most.of()) {
                    some.add(compile(one), Occur.SHOULD);
                }
                yield some.build();
            }
            case Criterion.Or or -> {
                var any = new BooleanQuery.Builder();
                for (var one : or.any()) {
                    any.add(compile(one), Occur.SHOULD);
                }
                yield any.build();
            }
        };
    }

    /// Two open ranges each hold half of everything, what both hold may be little.
    private static List<Criterion> oneSpan(List<Criterion> all) {
        var from = Long.MIN_VALUE;
        var to = Long.MAX_VALUE;
        var spans = 0;
        var rest = new ArrayList<Criterion>();
        for (var one : all) {
            if (one instanceof Criterion.Span span) {
                from = Math.max(from, span.from());
                to = Math.min(to, span.to());
                spans++;
            } else {
                rest.add(one);
            }
        }
        if (spans < 2 || from >= to) {
            return all;
        }
        rest.add(new Criterion.Span(from, to, ""));
        return rest;
    }

    /// Somebody's address stands for all addresses they are known to have, and `me` for the user's.
    private Query text(Criterion.Text text) throws IOException {
        var address = text.text().toLowerCase(Locale.ROOT);
        var me = address.equals("me") && !text.phrase();
        if (!text.field().person() || text.prefix() || !me && address.indexOf('@') < 1) {
            return texts.compile(text);
        }
        var all = new BooleanQuery.Builder();
        for (var one : me ? view.mine() : view.addresses(address)) {
            all.add(texts.compile(new Criterion.Text(text.field(), one, text.phrase(), false, one)), Occur.SHOULD);
        }
        return all.build();
    }

    private static Query messages() {
        return new ConstantScoreQuery(new FieldExistsQuery(Schema.DATE));
    }

    private static Query range(String field, long from, long to) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, from, to), NumericDocValuesField.newSlowRangeQuery(field, from, to));
    }

    private static long last(long exclusive) {
        return exclusive == Long.MAX_VALUE ? exclusive : exclusive - 1;
    }

    private static Query term(String field, String name) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, name.toLowerCase(Locale.ROOT))));
    }

    private Query fact(Fact fact) throws IOException {
        return switch (fact) {
            case SENT, RECEIVED, ATTACHMENT, LINK, INVITE -> term(Schema.FACT, fact.name());
            case HUMAN ->
                new Chosen(fact, leaf -> {
                    var others = memory.segment(leaf).others;
                    return doc -> others[doc] >= 0 && view.human(others[doc]);
                });
            case UNANSWERED -> unanswered();
        };
    }

    /// Received from a human, and nothing was sent in the conversation after it.
    private Query unanswered() throws IOException {
        var lastSent = new long[conversations.roots().length];
        Arrays.fill(lastSent, Long.MIN_VALUE);
        var sent = new Term(Schema.FACT, Direction.SENT.name().toLowerCase(Locale.ROOT));
        for (var leaf : reader.leaves()) {
            var nodes = memory.segment(leaf.reader()).nodes;
            var dates = memory.segment(leaf.reader()).dates;
            var postings = leaf.reader().postings(sent, PostingsEnum.NONE);
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                var conversation = conversations.of(nodes[postings.docID()]);
                if (conversation >= 0) {
                    lastSent[conversation] = Math.max(lastSent[conversation], dates[postings.docID()]);
                }
            }
        }
        var waiting = new Chosen(Fact.UNANSWERED, leaf -> {
            var segment = memory.segment(leaf);
            return doc -> {
                var conversation = conversations.of(segment.nodes[doc]);
                return conversation >= 0
                        && segment.others[doc] >= 0
                        && view.human(segment.others[doc])
                        && segment.dates[doc] > lastSent[conversation];
            };
        });
        return new BooleanQuery.Builder()
                .add(term(Schema.FACT, Direction.RECEIVED.name()), Occur.FILTER)
                .add(waiting, Occur.FILTER)
                .build();
    }

    private Query tagged(String tag) {
        var numbers = view.tagged(tag).stream()
                .mapToInt(memory.parties()::find)
                .filter(number -> number >= 0)
                .sorted()
                .toArray();
        return new Chosen(tag, leaf -> {
            var others = memory.segment(leaf).others;
            return doc -> Arrays.binarySearch(numbers, others[doc]) >= 0;
        });
    }

    private Query thread(String shown) {
        var named = Ids.read(shown);
        var conversation = conversations.of(memory.conversations().nodeOf(named == 0 ? Ids.hash(shown) : named));
        return new Chosen(shown, leaf -> {
            var nodes = memory.segment(leaf).nodes;
            return doc -> conversation >= 0 && conversations.of(nodes[doc]) == conversation;
        });
    }

    /// Messages that were seen in a mailbox of that name, or below one.
    private Query in(String mailbox) throws IOException {
        var wanted = Folding.fold(mailbox);
        var found = LongStream.builder();
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(Schema.MAILBOX);
            if (terms == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            var each = terms.iterator();
            for (var term = each.next(); term != null; term = each.next()) {
                if (!named(term.utf8ToString(), wanted)) {
                    continue;
                }
                var of = DocValues.getNumeric(leaf.reader(), Schema.OF);
                var postings = each.postings(null, PostingsEnum.NONE);
                while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if ((live == null || live.get(postings.docID())) && of.advanceExact(postings.docID())) {
                        found.add(of.longValue());
                    }
                }
            }
        }
        var ids = found.build().sorted().toArray();
        return new Chosen(mailbox, leaf -> {
            var segment = memory.segment(leaf);
            return doc -> segment.nodes[doc] >= 0 && Arrays.binarySearch(ids, segment.ids[doc]) >= 0;
        });
    }

    private static boolean named(String box, String wanted) {
        var name = Folding.fold(box.substring(box.indexOf('\0') + 1));
        if (name.equals(wanted)) {
            return true;
        }
        for (var at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
            var end = at + wanted.length();
            if ((at == 0 || separator(name.charAt(at - 1))) && (end == name.length() || separator(name.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean separator(char c) {
        return c == '/' || c == '.' || c == '\\';
    }
}
