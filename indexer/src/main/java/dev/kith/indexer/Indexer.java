package dev.kith.indexer;

import dev.kith.indexer.history.History;
import dev.kith.indexer.people.Identities;
import dev.kith.indexer.people.Join;
import dev.kith.indexer.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The history: takes mail, gives back persons, histories and conversations. Any thread may call.
public final class Indexer implements AutoCloseable {
    static final String ME = "me";

    private final @Nullable Opening opening;
    private volatile Store store;
    private final Assembler assembler = new Assembler();
    private final Searches searches;
    private final Present present;
    private final Set<String> me = new ConcurrentSkipListSet<>();
    private final Intake intake;
    private volatile String setAside = "";
    private volatile @Nullable Instant lostSince;
    private final AtomicBoolean importing = new AtomicBoolean();

    private Indexer(@Nullable Opening opening, Store store, Me configured, ZoneId zone) {
        this.opening = opening;
        this.store = store;
        configured.addresses().forEach(address -> me.add(address.toLowerCase(Locale.ROOT)));
        var learned = store.notes().getOrDefault(ME, "");
        Arrays.stream(learned.split(" ", -1)).filter(a -> !a.isEmpty()).forEach(me::add);
        this.present = new Present(store, me);
        this.intake = new Intake(assembler, me, () -> this.store);
        this.searches = new Searches(present, zone);
    }

    /// Opens or creates the index in a folder that nobody else writes to. A corrupt index is set aside (renamed)
    /// and an empty one begun; `setAside` in the result's status says so.
    public static Indexer open(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        return open(new Opening(folder, false), me, zone);
    }

    /// As `open`, but an index that was closed properly is opened without a look at all of it: whoever opens it so is
    /// to `examine` it when there is time.
    public static Indexer openQuickly(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        return open(new Opening(folder, true), me, zone);
    }

    private static Indexer open(Opening opening, Me me, ZoneId zone) throws IndexUnusable, IOException {
        var opened = opening.open();
        var indexer = new Indexer(opening, opened.store(), me, zone);
        indexer.opened(opened);
        return indexer;
    }

    private void opened(Opening.Opened opened) throws IOException {
        setAside = opened.setAside().isEmpty() ? setAside : opened.setAside();
        lostSince = opened.lostSince();
        if (opened.fresh() && !me.isEmpty()) {
            store.note(ME, String.join(" ", me));
            store.commit();
        }
    }

    /// Is this an index that begins anew, so that all mail is to be read again? True until `allUnreadIsKnown`.
    public boolean unread() {
        return !store.notes().getOrDefault(Store.UNREAD, "").isEmpty();
    }

    /// Whoever reads mail into the index knows that it is to be read from the beginning.
    public void allUnreadIsKnown() throws IOException {
        store.note(Store.UNREAD, "");
        store.commit();
    }

    /// Brings an index back that has failed: after a full disk what was committed is there again, and a damaged index
    /// is set aside and an empty one begun.
    ///
    /// @return whether there was anything to mend
    /// @throws IOException when it cannot be done yet
    public synchronized boolean mend() throws IOException, IndexUnusable {
        var broken = store.state();
        if (opening == null || broken == Store.State.SOUND) {
            return false;
        }
        store.abandon();
        var opened = broken == Store.State.SPOILT ? opening.anew() : opening.open();
        store = opened.store();
        present.store(opened.store());
        opened(opened);
        return true;
    }

    /// Checks every octet of the index on the disk. May take a second; other threads may go on. Afterwards `failed`
    /// tells.
    public void examine() {
        store.examine();
    }

    /// Finds out whether the index is damaged, by reading all of it.
    public void doubt() {
        store.doubt(new IOException("asked for"));
    }

    /// Has the index failed, so that it takes nothing before it is mended?
    public boolean failed() {
        return store.state() != Store.State.SOUND;
    }

    /// Opens for reading while another process may write.
    public static Indexer openReadOnly(Path folder, Me me, ZoneId zone) throws IndexUnusable, IOException {
        return new Indexer(null, Opening.openReadOnly(folder), me, zone);
    }

    /// Adds a message; idempotent by Message-ID (and a hash where it has none; of the user's own the copy that has one
    /// is the same message). Never throws for what is in the mail.
    public Added add(Mail mail) throws IOException {
        return intake.add(mail);
    }

    /// Adds to the user's own addresses; they are remembered with the next commit.
    public void learn(Set<String> addresses) {
        intake.learn(addresses);
    }

    /// Begins or ends an import; false when another one is under way.
    boolean importing(boolean begin) {
        return importing.compareAndSet(!begin, begin);
    }

    /// While much is added memory is worth more than the speed of searches.
    void spare(boolean on) {
        store.spare(on);
    }

    /// A small text kept beside the messages, or empty.
    String note(String name) {
        return store.notes().getOrDefault(name, "");
    }

    /// Holds from the next commit on.
    void note(String name, String value) {
        store.note(name, value);
    }

    /// Hashes of the paths of all imported files that hold a message, in rising order.
    long[] files() throws IOException {
        return store.files();
    }

    /// Makes what was added survive a crash.
    public void commit() throws IOException {
        store.commit();
    }

    /// Makes what was added survive a crash, and joins what was written in many pieces, so that searches look into few.
    /// May take seconds; other threads may go on adding.
    ///
    /// @return 0, or how many octets of room on the disk it lacked: then nothing was joined
    /// @throws IOException when the disk filled up all the same: then see `failed` and `mend`
    public long tidy() throws IOException {
        return store.tidy();
    }

    /// Makes what was added visible to searches; cheap.
    public void refresh() throws IOException {
        store.refresh();
    }

    /// All persons with whom there was any exchange, humans or not.
    public List<History> histories() throws IOException {
        return present.use((snapshot, people) -> new Histories(snapshot, people).of(_ -> true));
    }

    /// The same in a third of the memory, where most mail is old: of what was written before `since`, and is
    /// not among the last dozen letters in its direction with a person, those to many not counted, there is no
    /// subject, no line, no sentence or day of an act, and neither what it answers nor a second link.
    public List<History> histories(Instant since) throws IOException {
        return present.use((snapshot, people) -> new Histories(snapshot, people).since(since));
    }

    /// Of those with whom a message was exchanged; empty for an unknown one.
    public List<History> historiesOf(String messageId) throws IOException {
        return present.use((snapshot, people) -> {
            var doc = snapshot.find(messageId);
            return doc < 0 ? List.of() : new Histories(snapshot, people).ofPartners(snapshot.row(doc));
        });
    }

    /// Persons who have one of these addresses.
    public List<History> histories(Set<String> addresses) throws IOException {
        return present.use((snapshot, people) -> {
            var wanted = new BitSet();
            for (var address : addresses) {
                var number = snapshot.directory().find(address.toLowerCase(Locale.ROOT));
                if (number >= 0) {
                    wanted.set(people.person(number));
                }
            }
            return wanted.isEmpty() ? List.of() : new Histories(snapshot, people).of(wanted::get);
        });
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

    /// Why the addresses of a person are taken for theirs; empty for a person with one.
    ///
    /// @param address any of the person's
    public List<Join> joins(String address) throws IOException {
        return present.use((snapshot, people) -> {
            var number = snapshot.directory().find(address.toLowerCase(Locale.ROOT));
            return number < 0 ? List.of() : people.joins(people.person(number));
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
        return present.useRoughly((snapshot, people) -> new Contacts(people, now).complete(prefix, limit));
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
        return searches.search(query, limit, messages, now, true);
    }

    /// As `search`; what is found is told while the rest is still being read.
    public void search(String query, int limit, boolean messages, Instant now, Hearer hearer) throws IOException {
        searches.search(query, limit, messages, now, true, hearer);
    }

    /// As `search`, without snippets: no text is read.
    public Answer find(String query, int limit, boolean messages, Instant now) throws IOException {
        return searches.search(query, limit, messages, now, false);
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

    /// Takes who is to know that a message that came without a Message-ID has one: by which name it was known, or would
    /// have been, and by which it is from now on. Called by whoever adds, possibly more than once for a message.
    public void whenRenamed(BiConsumer<String, String> told) {
        intake.whenRenamed(told);
    }

    /// From now on this is left out; see also `purge`.
    public void keepOut(KeptOut rule) {
        intake.keepOut(rule);
    }

    /// Erases messages that are kept out by now but were indexed before.
    ///
    /// @return how many went
    public long purge() throws IOException {
        refresh();
        return new Forgetting(store, present).purge(intake.keptOut());
    }

    /// Erases a person: every message that names one of their addresses, and their name and addresses in what others
    /// wrote. Nothing of it can be read from the index's files afterwards.
    public Forgotten forget(String address) throws IOException {
        refresh();
        var folded = address.toLowerCase(Locale.ROOT);
        var addresses = present.use((_, people) -> Set.copyOf(people.addresses(folded)));
        var forgotten = new Forgetting(store, present).forget(addresses);
        if (opening != null) {
            opening.forgetAside();
        }
        return forgotten;
    }

    /// How many messages hold any of these words, each as a phrase.
    public long mentions(Collection<String> words) throws IOException {
        refresh();
        return new Forgetting(store, present).left(words);
    }

    /// The mailbox's UIDs are void (its UIDVALIDITY changed).
    public void voided(String account, String mailbox) throws IOException {
        store.voided(account, mailbox);
    }

    /// A message has left a mailbox upstream. It leaves the index when no other mailbox holds it; imported files stay.
    ///
    /// @return messages that left the index with it
    public int gone(String account, String mailbox, long uidValidity, long uid) throws IOException {
        return store.gone(account, mailbox, uidValidity, uid);
    }

    /// Says what is in a mailbox upstream: all else that was seen there has left it.
    ///
    /// @param uids in any order
    /// @param upTo nothing is known of higher UIDs: they came after the mailbox was looked at
    /// @return messages that left the index with it
    public int retain(String account, String mailbox, long uidValidity, Collection<Long> uids, long upTo)
            throws IOException {
        return store.retain(
                account,
                mailbox,
                uidValidity,
                uids.stream().mapToLong(Long::longValue).sorted().toArray(),
                upTo);
    }

    /// An account's mailboxes that something was seen in.
    public List<String> mailboxes(String account) throws IOException {
        return store.mailboxes(account);
    }

    /// The highest UID seen in a mailbox, under whatever UIDVALIDITY; 0 when there is none.
    public long highestUid(String account, String mailbox) throws IOException {
        return store.highestUid(account, mailbox);
    }

    /// The UIDs indexed of a mailbox, in rising order: what completeness is shown by.
    public long[] uids(String account, String mailbox, long uidValidity) throws IOException {
        return store.uids(account, mailbox, uidValidity);
    }

    public IndexStatus status() throws IOException {
        return present.status(setAside, intake.unreadable(), lostSince);
    }

    /// What Kith sees in a message, without indexing it.
    public Reading read(byte[] octets) {
        return assembler.reading(octets);
    }

    @Override
    public void close() throws IOException {
        var sound = store.state() == Store.State.SOUND;
        store.close();
        if (opening != null && sound) {
            opening.closed();
        }
    }
}
