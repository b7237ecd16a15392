package dev.kith.indexer;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.History;
import dev.kith.indexer.people.Identities;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.store.Place;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history: takes mail, gives back persons, histories and conversations. Any thread may call.
public final class Indexer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final String ME = "me";

    private final Store store;
    private final Assembler assembler = new Assembler();
    private final Searches searches;
    private final Present present;
    private final Set<String> me = new ConcurrentSkipListSet<>();
    private final AtomicLong unreadable = new AtomicLong();
    private final String setAside;

    private Indexer(Store store, Me configured, ZoneId zone, String setAside) {
        this.store = store;
        this.setAside = setAside;
        configured.addresses().forEach(address -> me.add(address.toLowerCase(Locale.ROOT)));
        var learned = store.notes().getOrDefault(ME, "");
        Arrays.stream(learned.split(" ", -1)).filter(a -> !a.isEmpty()).forEach(me::add);
        this.present = new Present(store, me);
        this.searches = new Searches(present, zone);
    }

    /// Opens or creates the index in a folder that nobody else writes to. A corrupt index is set aside (renamed)
    /// and an empty one begun; `setAside` in the result's status says so.
    public static Indexer open(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        Files.createDirectories(folder);
        var opened = Opening.open(folder);
        return new Indexer(opened.store(), me, zone, opened.setAside());
    }

    /// Opens for reading while another process may write.
    public static Indexer openReadOnly(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        return new Indexer(Opening.openReadOnly(folder), me, zone, "");
    }

    /// Adds a message; idempotent by Message-ID (and a hash where it has none). Never throws for what is in the
    /// mail.
    public Added add(Mail mail) throws IOException {
        if (Assembler.leftOut(mail)) {
            return Added.LEFT_OUT;
        }
        try {
            return readAndAdd(mail);
        } catch (Unreadable e) {
            LOG.warn("a message could not be read and is left out", e);
            unreadable.incrementAndGet();
            return Added.LEFT_OUT;
        }
    }

    private Added readAndAdd(Mail mail) throws IOException, Unreadable {
        var message = guarded(() -> assembler.message(mail));
        if (message.kith() || message.messageId().endsWith("@kith.invalid")) {
            return Added.LEFT_OUT;
        }
        var mailbox = mail.mailbox();
        var place =
                new Place(mail.account(), mailbox == null ? "" : mailbox, mail.uidValidity(), mail.uid(), mail.file());
        if (store.knows(message.messageId())) {
            store.seen(message.messageId(), place);
            return Added.KNOWN;
        }
        var path = mail.reversePath();
        if (path != null && path.indexOf('@') > 0) {
            learn(Set.of(path));
        }
        var entry = guarded(() -> assembler.entry(mail, message, me));
        if (path != null) {
            entry.parties().stream()
                    .filter(party -> party.role() == Role.FROM)
                    .findFirst()
                    .ifPresent(party -> learn(Set.of(party.address())));
        }
        return store.add(entry, place) ? Added.INDEXED : Added.KNOWN;
    }

    /// A mail that breaks the reading of it. Its text is in no trace.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(Throwable cause) {
            super(cause.getClass().getSimpleName());
            setStackTrace(cause.getStackTrace());
        }
    }

    /// Whatever is in a mail, it must not stop the history.
    private static <T> T guarded(Supplier<T> reading) throws Unreadable {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unreadable(e);
        }
    }

    /// Adds to the user's own addresses; they are remembered with the next commit.
    public void learn(Set<String> addresses) {
        var changed = false;
        for (var address : addresses) {
            changed |= me.add(address.toLowerCase(Locale.ROOT));
        }
        if (changed) {
            store.note(ME, String.join(" ", me));
        }
    }

    /// Makes what was added survive a crash.
    public void commit() throws IOException {
        store.commit();
    }

    /// Makes what was added visible to searches; cheap.
    public void refresh() throws IOException {
        store.refresh();
    }

    /// All persons with whom there was any exchange, humans or not.
    public List<History> histories() throws IOException {
        return present.use((snapshot, people) -> new Histories(snapshot, people).of(_ -> true));
    }

    /// @param address any of the person's
    public Optional<History> history(String address) throws IOException {
        return present.use((snapshot, people) -> {
            var number = snapshot.directory().find(address.toLowerCase(Locale.ROOT));
            if (number < 0) {
                return Optional.empty();
            }
            var person = people.person(number);
            return new Histories(snapshot, people).of(n -> n == person).stream().findFirst();
        });
    }

    /// Everybody with whom something was exchanged, with their figures; no text is read.
    public List<Contact> people(Instant now) throws IOException {
        return present.use((snapshot, people) -> new Contacts(people, now).all());
    }

    /// Persons ranked by what was written with them about something: "who knows about pensions".
    public List<Contact> people(String query, int limit, Instant now) throws IOException {
        return searches.people(query, limit, now);
    }

    /// Persons whose name or address begins so, the strongest tie first.
    public List<Contact> complete(String prefix, int limit, Instant now) throws IOException {
        return present.use((snapshot, people) -> new Contacts(people, now).complete(prefix, limit));
    }

    /// Takes what the user said about who is who; holds until the next call.
    public void identities(Identities said) {
        present.identities(said);
    }

    /// Takes what `tag:` asks: the addresses of those who carry a tag.
    public void tags(Function<String, Set<String>> addressesOf) {
        searches.tags(addressesOf);
    }

    /// @param now decides what "last week" means and how recency counts
    public Answer search(String query, int limit, boolean messages, Instant now) throws IOException {
        return searches.search(query, limit, messages, now);
    }

    /// A conversation to read: its latest messages, oldest first; empty when there is none of that name.
    public List<Letter> conversation(String name, int limit) throws IOException {
        return searches.conversation(name, limit);
    }

    /// Is this Message-ID indexed?
    public boolean knows(String messageId) {
        return store.knows(messageId);
    }

    /// The user's addresses: configured and learned.
    public Set<String> me() {
        return new TreeSet<>(me);
    }

    /// Erases a person: every message that names one of their addresses. Returns how many went.
    public long forget(String address) throws IOException {
        refresh();
        var messages = present.use((snapshot, people) -> {
            var number = snapshot.directory().find(address.toLowerCase(Locale.ROOT));
            var person = number < 0 ? -1 : people.person(number);
            var found = LongStream.builder();
            snapshot.rows(row -> {
                if (Arrays.stream(row.parties())
                        .map(snapshot.directory()::addressOf)
                        .anyMatch(a -> people.person(a) == person)) {
                    found.add(row.doc());
                }
            });
            return ids(snapshot, found.build().toArray());
        });
        store.erase(messages);
        return messages.length;
    }

    private static long[] ids(Snapshot snapshot, long[] docs) throws IOException {
        var ids = new long[docs.length];
        for (var i = 0; i < docs.length; i++) {
            ids[i] = snapshot.id((int) docs[i]);
        }
        return ids;
    }

    /// The mailbox's UIDs are void (its UIDVALIDITY changed).
    public void voided(String account, String mailbox) throws IOException {
        store.voided(account, mailbox);
    }

    /// A message has left a mailbox upstream. It leaves the index when no other mailbox holds it; imported files stay.
    public void gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        store.gone(account, mailbox, uidValidity, uid);
    }

    /// Says what is in a mailbox upstream: all else that was seen there has left it.
    ///
    /// @param uids in any order
    /// @return messages that left the index with it
    public int retain(String account, String mailbox, long uidValidity, Collection<Long> uids) throws IOException {
        return store.retain(
                account,
                mailbox,
                uidValidity,
                uids.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /// The UIDs indexed of a mailbox, in rising order: what completeness is shown by.
    public long[] uids(String account, String mailbox, long uidValidity) throws IOException {
        return store.uids(account, mailbox, uidValidity);
    }

    public IndexStatus status() throws IOException {
        return present.status(setAside, unreadable.get());
    }

    /// What Kith sees in a message, without indexing it.
    public Reading read(byte[] octets) {
        return assembler.reading(octets);
    }

    /// The acts in one sentence, every kind that is at all likely.
    public List<Act> acts(String sentence) {
        return assembler.acts(sentence);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
