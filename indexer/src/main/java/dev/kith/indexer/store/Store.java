package dev.kith.indexer.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where the history is kept: the one interface in front of the engine. Any thread may call; what is added shows
/// after `refresh` and survives a crash after `commit`.
public interface Store extends AutoCloseable {
    /// The name of a note that stands in an index from its beginning on, until all mail has been read into it.
    String UNREAD = "unread";

    /// How an open store is.
    enum State {
        SOUND,
        /// It could not write and takes nothing more: the disk was full. What was committed is whole.
        FAILED,
        /// What is on disk is not what was written.
        SPOILT
    }

    State state();

    /// Checks every octet on the disk, unless there are too many; `state` tells what came of it.
    void examine();

    /// Something failed while it was read: finds out whether the index is damaged, by reading all of it.
    void doubt(Exception failure);

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

        public Spoilt(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /// A newer Kith wrote the index.
    final class Newer extends Unusable {
        private static final long serialVersionUID = 1;

        public Newer(String sentence) {
            super(sentence, null);
        }
    }

    /// An older Kith wrote the index: it is to be rebuilt.
    final class Older extends Unusable {
        private static final long serialVersionUID = 1;

        public Older(String sentence) {
            super(sentence, null);
        }
    }

    /// Somebody else writes to the index.
    final class Held extends Unusable {
        private static final long serialVersionUID = 1;

        public Held(String sentence) {
            super(sentence, null);
        }
    }

    /// Is the message here, seen or not yet refreshed?
    boolean knows(String messageId);

    /// Adds a message with the place it was seen at. Where the message is known, by its name or as the other copy of
    /// one ([Copies]), only the place is noted, and what was not known of it.
    Kept add(Entry entry, Place place) throws IOException;

    /// What became of a message that was added.
    ///
    /// @param fresh it was not known
    /// @param name the Message-ID that it has from now on
    /// @param formerly other names of it, that nothing is found by
    record Kept(boolean fresh, String name, List<String> formerly) {
        public Kept {
            formerly = List.copyOf(formerly);
        }
    }

    /// Notes one more place of a known message.
    void seen(String messageId, Place place) throws IOException;

    /// Removes messages, with their places and every octet of them.
    ///
    /// @param messages hashes of Message-IDs
    /// @throws IOException also when the disk has no room for that; then they are all still there
    void erase(long[] messages) throws IOException;

    /// Puts changed messages in the place of what is kept; the places they were seen at stay.
    ///
    /// @param messages hashes of Message-IDs
    void rewrite(long[] messages, UnaryOperator<Entry> change) throws IOException;

    /// Forgets the UIDs of a mailbox; what was in it counts as in it until it is seen anew or said to be gone.
    void voided(String account, String mailbox) throws IOException;

    /// A message has left a mailbox; it leaves the index when no mailbox or imported file holds it any more.
    ///
    /// @return messages that left the index
    int gone(String account, String mailbox, long uidValidity, long uid) throws IOException;

    /// Only these UIDs are in a mailbox; all others have left it.
    ///
    /// @param uids in rising order
    /// @param upTo higher UIDs stay
    /// @return messages that left the index
    int retain(String account, String mailbox, long uidValidity, long[] uids, long upTo) throws IOException;

    /// The highest UID seen in a mailbox, under whatever UIDVALIDITY; 0 when there is none.
    long highestUid(String account, String mailbox) throws IOException;

    /// The UIDs that are indexed of a mailbox, in rising order.
    long[] uids(String account, String mailbox, long uidValidity) throws IOException;

    /// An account's mailboxes that something was seen in.
    List<String> mailboxes(String account) throws IOException;

    /// Hashes of the paths of all imported files that hold a message, in rising order.
    long[] files() throws IOException;

    void commit() throws IOException;

    /// While much is added memory is worth more than the speed of searches.
    void spare(boolean on);

    /// Joins what was written in many pieces, so that searches look into few; commits. Takes seconds after a lot was
    /// added, nothing where it would write again much more than was added. Seen after `refresh`.
    ///
    /// @return 0, or how many octets of room on the disk it lacked: then nothing was joined
    /// @throws IOException when the disk filled up all the same; what was committed is whole
    long tidy() throws IOException;

    void refresh() throws IOException;

    /// What is visible now. Must be closed.
    Snapshot snapshot() throws IOException;

    /// Small texts kept beside the messages, as of the last change: they survive with the next commit.
    Map<String, String> notes();

    void note(String name, String value);

    /// Closes without a commit: what was added since the last one is lost.
    void abandon() throws IOException;

    @Override
    void close() throws IOException;
}
