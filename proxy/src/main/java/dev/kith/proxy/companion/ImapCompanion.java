package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.Reading.State;
import dev.kith.proxy.companion.Trouble.Kind;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Trust;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.angus.mail.iap.Argument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The companion of one account. Sockets are opened and closed only while the lock is held, one after the other, so
/// there is never a second one. A session that has done its work waits a moment for more: a reminder takes several
/// calls, and each sign-in costs the server something.
public final class ImapCompanion implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(ImapCompanion.class);

    private final String account;
    private final Endpoint endpoint;
    private final Trust trust;
    private final Vault vault;
    private final Settings settings;
    private final InstantSource time;
    private final BackOff backOff;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition closing = lock.newCondition();
    private volatile boolean closed;
    private volatile @Nullable Wire wire;
    private @Nullable Session stay;
    private Instant opened = Instant.EPOCH;
    private long openedWith;
    private long worked;

    /// @param random for the jitter of the back-off
    public ImapCompanion(
            String account,
            Endpoint endpoint,
            Trust trust,
            Vault vault,
            Settings settings,
            InstantSource time,
            RandomGenerator random) {
        this.account = account;
        this.endpoint = endpoint;
        this.trust = trust;
        this.vault = vault;
        this.settings = settings;
        this.time = time;
        this.backOff = new BackOff(settings.backOff(), settings.backOffMax(), random);
    }

    @Override
    public LoginState login() {
        return vault.state(account);
    }

    @Override
    public Reading read(Marks marks, Batches batches) {
        try {
            while (true) {
                var progress =
                        inSession(session -> reader(session, marks, batches).readAll());
                switch (progress) {
                    case DONE -> {
                        return new Reading(State.COMPLETE, "everything is read", null);
                    }
                    case CAPPED -> {
                        return new Reading(State.CAPPED, "the day's octets are read", tomorrow());
                    }
                    case MORE -> pause();
                }
            }
        } catch (Trouble trouble) {
            return ended(trouble);
        }
    }

    @Override
    public boolean refresh(Marks marks, Batches batches) {
        try {
            return inSession(session -> reader(session, marks, batches).readNew());
        } catch (Trouble trouble) {
            return false;
        }
    }

    private HistoryReader reader(Session session, Marks marks, Batches batches) {
        var end = opened.plus(settings.session());
        return new HistoryReader(
                account,
                session,
                settings,
                marks,
                batches,
                time,
                () -> closed || lock.hasQueuedThreads() || !time.instant().isBefore(end));
    }

    @Override
    public Reading sweep(Consumer<Present> seen) {
        try {
            inSession(session -> {
                for (var mailbox : session.historyMailboxes(settings)) {
                    var info = session.upstream().open(mailbox.name());
                    var uids = session.upstream().search(new Argument().writeAtom("ALL"));
                    seen.accept(new Present(mailbox.name(), info.uidvalidity, uids));
                }
                return true;
            });
            return new Reading(State.COMPLETE, "all mailboxes are listed", null);
        } catch (Trouble trouble) {
            return ended(trouble);
        }
    }

    @Override
    public Placed append(String mailbox, byte[] octets, Instant internalDate) {
        try {
            return inSession(session -> new OwnMessages(session).append(mailbox, octets, internalDate));
        } catch (Trouble trouble) {
            return switch (trouble.kind()) {
                case NO_LOGIN, REFUSED -> new Placed.NoLogin();
                case LIMIT, BUSY, NO, LOST -> new Placed.NotSent(trouble.words());
            };
        }
    }

    @Override
    public Lookup find(String messageId) {
        if (!OwnMessages.isSafe(messageId)) {
            return new Lookup.CannotTell("not a Message-ID that may be searched for");
        }
        try {
            return inSession(session -> new OwnMessages(session).find(messageId));
        } catch (Trouble trouble) {
            return new Lookup.CannotTell(trouble.words());
        }
    }

    @Override
    public Listing own(String headerField, @Nullable Instant since, Scope scope) {
        if (!OwnMessages.isField(headerField)) {
            return new Listing.CannotTell("not a header field's name");
        }
        try {
            return inSession(session -> new OwnMessages(session).list(headerField, since, scope));
        } catch (Trouble trouble) {
            return new Listing.CannotTell(trouble.words());
        }
    }

    @Override
    public Removed remove(String mailbox, long uidValidity, long uid, String messageId) {
        try {
            return inSession(session -> new OwnMessages(session).remove(mailbox, uidValidity, uid, messageId));
        } catch (Trouble trouble) {
            return trouble.kind() == Kind.NO
                    ? new Removed.Kept("upstream refused: " + trouble.words())
                    : new Removed.Later(trouble.words());
        }
    }

    /// Work that is done within one session.
    private interface Work<T> {
        T in(Session session) throws Trouble;
    }

    private <T> T inSession(Work<T> work) throws Trouble {
        lock.lock();
        try {
            var generation = mayTry();
            var waiting = stay != null;
            try {
                return attempt(work, generation);
            } catch (Trouble trouble) {
                // a session that had been waiting may have been ended by the server meanwhile
                if (waiting && trouble.kind() == Kind.LOST && !closed) {
                    return attempt(work, generation);
                }
                throw trouble;
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T attempt(Work<T> work, long generation) throws Trouble {
        var done = false;
        try {
            var result = work.in(session(generation));
            backOff.succeeded();
            done = true;
            return result;
        } catch (Trouble trouble) {
            done = trouble.kind() == Kind.NO;
            learn(trouble, generation);
            throw trouble;
        } finally {
            if (done && !settings.linger().isZero() && !closed) {
                var later = CompletableFuture.delayedExecutor(settings.linger().toMillis(), TimeUnit.MILLISECONDS);
                var piece = ++worked;
                CompletableFuture<?> _ = CompletableFuture.runAsync(() -> leaveUnlessUsed(piece), later);
            } else {
                leave();
            }
        }
    }

    /// The session that waits, if it is of this login and young enough, or a new one.
    private Session session(long generation) throws Trouble {
        var before = stay;
        if (before != null) {
            var old = !time.instant().isBefore(opened.plus(settings.session()));
            if (!old && generation == openedWith && vault.state(account) == LoginState.ACCEPTED) {
                return before;
            }
            leave();
        }
        var fresh = open();
        stay = fresh;
        opened = time.instant();
        openedWith = generation;
        return fresh;
    }

    private void leave() {
        var session = stay;
        stay = null;
        if (session != null) {
            session.close();
        }
        wire = null;
    }

    private void leaveUnlessUsed(long since) {
        lock.lock();
        try {
            if (worked == since) {
                leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @return the generation of the login that will be used
    private long mayTry() throws Trouble {
        var generation = vault.generation(account);
        if (closed) {
            throw new Trouble(Kind.NO_LOGIN, "Kith is stopping");
        }
        if (backOff.isLimited(generation)) {
            throw new Trouble(Kind.LIMIT, "upstream allowed no further connection; waiting for a client to sign in");
        }
        if (backOff.until(time.instant()) != null) {
            throw new Trouble(Kind.BUSY, "waiting before upstream is asked again");
        }
        return generation;
    }

    private Session open() throws Trouble {
        var login = vault.borrow(account)
                .orElseThrow(() -> new Trouble(Kind.NO_LOGIN, "no login: waiting for a mail client to sign in"));
        try {
            return Session.open(endpoint, trust, login, settings, this::connected);
        } finally {
            login.wipe();
        }
    }

    private void connected(Wire connected) {
        wire = connected;
        if (closed) {
            connected.abort();
        }
    }

    private void learn(Trouble trouble, long generation) {
        switch (trouble.kind()) {
            // a refused command says nothing of the next one
            case NO_LOGIN, NO -> {}
            case REFUSED -> vault.rejected(account, generation);
            case LIMIT -> backOff.limited(generation);
            case BUSY, LOST -> {
                if (backOff.until(time.instant()) == null) {
                    backOff.failed(trouble, time.instant());
                }
            }
        }
        LOG.info("{}: companion stopped, {}: {}", account, trouble.kind(), trouble.words());
    }

    private Reading ended(Trouble trouble) {
        var state = switch (trouble.kind()) {
            case NO_LOGIN, REFUSED, LIMIT -> State.NO_LOGIN;
            case BUSY -> State.BACK_OFF;
            case NO, LOST -> State.FAILED;
        };
        var again =
                trouble.kind() == Kind.NO ? time.instant().plus(settings.backOffMax()) : backOff.until(time.instant());
        return new Reading(state, trouble.words(), again);
    }

    private Instant tomorrow() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /// Leaves upstream alone for a moment, and lets others have their turn.
    private void pause() throws Trouble {
        lock.lock();
        try {
            var left = settings.pause().toNanos();
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Trouble(Kind.NO_LOGIN, "interrupted");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        var open = wire;
        if (open != null) {
            open.abort();
        }
        lock.lock();
        try {
            leave();
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
