package dev.kith.indexer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the history is kept: the one interface in front of the engine. Any thread may call; what is added shows
/// after `refresh` and survives a crash after `commit`.
public interface Store extends AutoCloseable {

    /// Opens for writing; nobody else may have it open so.
    static Store open(Path folder) throws IOException, Unusable {
        return LuceneStore.open(folder);
    }

    /// Opens for reading while another process may write.
    static Store openReadOnly(Path folder) throws IOException, Unusable {
        return LuceneStore.openReadOnly(folder);
    }

    /// The index cannot be opened. The message is for the user.
    abstract sealed class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final String sentence;

        Unusable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /// The index cannot be read.
    final class Spoilt extends Unusable {
        private static final long serialVersionUID = 1;

        Spoilt(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /// A newer Kith wrote the index.
    final class Newer extends Unusable {
        private static final long serialVersionUID = 1;

        Newer(String sentence) {
            super(sentence, null);
        }
    }

    /// Somebody else writes to the index.
    final class Held extends Unusable {
        private static final long serialVersionUID = 1;

        Held(String sentence) {
            super(sentence, null);
        }
    }

    /// Is the message here, seen or not yet refreshed?
    boolean knows(String messageId);

    /// Adds a message with the place it was seen at; false when the message is known and only the place was noted.
    boolean add(Entry entry, Place place) throws IOException;

    /// Notes one more place of a known message.
    void seen(String messageId, Place place) throws IOException;

    /// Removes messages, with their places and every octet of them.
    ///
    /// @param messages hashes of Message-IDs
    void erase(long[] messages) throws IOException;

    /// Forgets the UIDs of a mailbox; what was in it counts as in it until it is seen anew or said to be gone.
    void voided(String account, String mailbox) throws IOException;

    /// A message has left a mailbox; it leaves the index when no mailbox or imported file holds it any more.
    void gone(String account, String mailbox, long uidValidity, long uid) throws IOException;

    /// Only these UIDs are in a mailbox; all others have left it.
    ///
    /// @param uids in rising order
    /// @return messages that left the index
    int retain(String account, String mailbox, long uidValidity, long[] uids) throws IOException;

    /// The UIDs that are indexed of a mailbox, in rising order.
    long[] uids(String account, String mailbox, long uidValidity) throws IOException;

    void commit() throws IOException;

    void refresh() throws IOException;

    /// What is visible now. Must be closed.
    Snapshot snapshot() throws IOException;

    /// Small texts kept beside the messages, as of the last change: they survive with the next commit.
    Map<String, String> notes();

    void note(String name, String value);

    @Override
    void close() throws IOException;
}
