package dev.kith.indexer.store;

import dev.kith.indexer.people.Directory;
import dev.kith.indexer.search.Criterion;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// The history as it was at one moment. Safe for threads; must be closed.
public interface Snapshot extends AutoCloseable {
    /// Grows with every change.
    long version();

    /// Messages and places together: cheap.
    int size();

    int messages();

    int conversations();

    /// Octets of all messages as they were on the wire.
    long octets() throws IOException;

    Directory directory();

    /// An account's name.
    String account(int number);

    /// All messages' figures, in no order.
    void rows(Consumer<Row> each) throws IOException;

    /// Figures and talk of all messages that are wanted, in no order.
    void talks(Function<Row, Extent> wanted, BiConsumer<Row, Talk> each) throws IOException;

    /// How much of a message's talk is wanted; brief is without subject, lines, what it answers, and the
    /// sentences and days of acts.
    enum Extent {
        NOTHING,
        BRIEF,
        WHOLE
    }

    Row row(int doc) throws IOException;

    Talk talk(int doc) throws IOException;

    Texts texts(int doc) throws IOException;

    /// The document of a Message-ID, or -1.
    int find(String messageId) throws IOException;

    /// The hash of a document's Message-ID.
    long id(int doc) throws IOException;

    /// What a list shows of these documents, in their order.
    List<Shown> shown(int[] docs) throws IOException;

    /// How a conversation is named outside.
    String conversation(int number);

    /// The words of a field that differ least from one that is not there, the nearest first: by at most one letter
    /// for short words, two for long ones.
    List<String> alike(Criterion.Field field, String word) throws IOException;

    /// No more addresses are taken to be meant by some letters of them.
    int HOLDING_MAX = 16;

    /// Addresses that hold these letters somewhere, or whose owner's name does; none for too few letters, and
    /// no more than [#HOLDING_MAX].
    List<String> holding(String letters);

    /// What a query finds, best first.
    ///
    /// @param view what is known of persons
    Found find(Criterion query, Ranking ranking, View view) throws IOException;

    /// Does a query find anything at all? Cheaper than to find it.
    boolean any(Criterion query, View view) throws IOException;

    @Override
    void close() throws IOException;
}
