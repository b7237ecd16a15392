package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Trouble.Kind;
import dev.kith.proxy.relay.Endpoint;
import dev.kith.proxy.relay.Trust;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How Kith behaves at the user's server (mail-proxy rules 4 to 6): sockets are opened and closed only while
/// the lock is held, one after the other, so there is never a second one; none while upstream asks to wait or
/// no login may be used. A session that has done its work waits a moment for more: a reminder takes several
/// calls, and each sign-in costs the server something.
final class Guest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guest.class);

    private final String account;
    private final Endpoint endpoint;
    private final Tls tls;
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
    private boolean mailboxesChanged;

    Guest(
            String account,
            Endpoint endpoint,
            Trust trust,
            Vault vault,
            Settings settings,
            InstantSource time,
            RandomGenerator random) {
        this.account = account;
        this.endpoint = endpoint;
        this.tls = new Tls(trust);
        this.vault = vault;
        this.settings = settings;
        this.time = time;
        this.backOff = new BackOff(settings.backOff(), settings.backOffMax(), random);
    }

    /// Work that is done within one session.
    interface Work<T> {
        T in(Session session) throws Trouble;
    }

    <T> T visit(Work<T> work) throws Trouble {
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
            if (done && !mailboxesChanged && !settings.linger().isZero() && !closed) {
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
            if (!old && generation == openedWith && vault.state(account) == Companion.LoginState.ACCEPTED) {
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
        mailboxesChanged = false;
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
            return Session.open(endpoint, tls, login, settings, this::connected);
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
        if (trouble.kind() != Kind.NO_LOGIN) {
            LOG.info("{}: companion stopped, {}: {}", account, trouble.kind(), trouble.words());
        }
    }

    /// Not before this, if upstream is to be left alone; safe from any thread.
    @Nullable
    Instant again() {
        lock.lock();
        try {
            return backOff.until(time.instant());
        } finally {
            lock.unlock();
        }
    }

    /// Within a visit: whether its time is over, or somebody waits.
    boolean shouldLeave() {
        return closed || lock.hasQueuedThreads() || !time.instant().isBefore(opened.plus(settings.session()));
    }

    /// Within a visit: the session's list of mailboxes is no longer true.
    void forgetMailboxes() {
        mailboxesChanged = true;
    }

    /// Leaves upstream alone for a moment, and lets others have their turn.
    void pause() throws Trouble {
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
