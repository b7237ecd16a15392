package dev.kith.proxy.companion;

import dev.kith.proxy.companion.Companion.LoginState;
import dev.kith.proxy.tap.Login;
import dev.kith.proxy.tap.LoginListener;
import dev.kith.proxy.tap.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The clients' accepted IMAP logins, in memory only, for the companions to use again. A secret is zeroed when a newer
/// one replaces it, some time after the account's last client has gone, when upstream refuses it, when it is a token
/// past its age, and on close. SMTP's secrets are not kept. Safe for use by many threads; never blocks.
public final class Vault implements LoginListener, AutoCloseable {
    /// `BEARER` is a token whose mechanism the session chooses.
    private static final Set<String> TOKENS = Set.of("XOAUTH2", "OAUTHBEARER", "BEARER");

    private final InstantSource time;
    private final Duration afterLastClient;
    private final Duration tokenAgeMax;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean closed;

    /// @param afterLastClient how long a secret outlives the account's last client connection
    /// @param tokenAgeMax how long an OAuth token is used after its login; they live about an hour
    public Vault(InstantSource time, Duration afterLastClient, Duration tokenAgeMax) {
        this.time = time;
        this.afterLastClient = afterLastClient;
        this.tokenAgeMax = tokenAgeMax;
    }

    /// Fifteen minutes after the last client, fifty-five for a token (mail-proxy practice: expiry less five).
    public static Vault withUsualLifetimes(InstantSource time) {
        return new Vault(time, Duration.ofMinutes(15), Duration.ofMinutes(55));
    }

    @Override
    public synchronized void accepted(String account, Protocol protocol, Login login) {
        if (closed || protocol == Protocol.SMTP) {
            login.wipe();
            return;
        }
        var entry = entry(account);
        entry.forget(LoginState.ACCEPTED);
        entry.login = login;
        entry.acceptedAt = time.instant();
        entry.clients++;
        entry.generation++;
        if (isToken(login)) {
            expireIn(tokenAgeMax);
        }
    }

    /// A fresh token for an account whose login is held, or whose token ran out while a client was still there: the
    /// clients signed in with an older one. The login is wiped when it is not wanted.
    public synchronized void renewed(String account, Login login) {
        var entry = entry(account);
        if (closed || (entry.login == null && entry.clients == 0)) {
            login.wipe();
            return;
        }
        entry.forget(LoginState.ACCEPTED);
        entry.login = login;
        entry.acceptedAt = time.instant();
        entry.generation++;
        expireIn(tokenAgeMax);
    }

    /// Whoever waits for the next login of an account may try again with the one that is held: where no client ever
    /// signs in anew, nobody else would say so.
    public synchronized void again(String account) {
        var entry = entry(account);
        if (entry.login != null) {
            entry.generation++;
        }
    }

    @Override
    public synchronized void acceptedNotReusable(String account, Protocol protocol, String mechanism) {
        if (protocol == Protocol.SMTP) {
            return;
        }
        var entry = entry(account);
        entry.clients++;
        // a password that another client of this account gave is still good
        if (entry.login == null) {
            entry.state = LoginState.NOT_REUSABLE;
        }
    }

    /// A client's wrong password says nothing of the secret held: that one stays until upstream refuses it.
    @Override
    public synchronized void refused(String account, Protocol protocol) {
        if (protocol == Protocol.SMTP) {
            return;
        }
        var entry = entry(account);
        if (entry.state == LoginState.NONE) {
            entry.state = LoginState.REFUSED;
        }
    }

    @Override
    public synchronized void departed(String account, Protocol protocol) {
        if (protocol == Protocol.SMTP) {
            return;
        }
        var entry = entry(account);
        entry.clients = Math.max(0, entry.clients - 1);
        if (entry.clients == 0) {
            entry.lastGone = time.instant();
            expireIn(afterLastClient);
        }
    }

    synchronized LoginState state(String account) {
        expire();
        return entry(account).state;
    }

    /// Counts the logins of an account that can be used: whoever waits for the next one compares.
    synchronized long generation(String account) {
        return entry(account).generation;
    }

    /// A copy of the login, which the borrower wipes; empty when there is none that may be used.
    synchronized Optional<Login> borrow(String account) {
        expire();
        var login = entry(account).login;
        return login == null
                ? Optional.empty()
                : Optional.of(new Login(
                        login.mechanism(), login.user(), login.secret().clone()));
    }

    /// Upstream refused the companion's login: not used again before a client has signed in.
    ///
    /// @param generation of the login that was tried; a newer one stays
    synchronized void rejected(String account, long generation) {
        var entry = entry(account);
        if (entry.generation == generation) {
            entry.forget(LoginState.REFUSED);
        }
    }

    /// Zeroes what is past its time. Runs by itself too; how soon is a matter of memory hygiene, not of use.
    synchronized void expire() {
        var now = time.instant();
        for (var entry : entries.values()) {
            if (entry.login != null && (abandoned(entry, now) || stale(entry, now))) {
                entry.forget(LoginState.NONE);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.values().forEach(entry -> entry.forget(LoginState.NONE));
    }

    private boolean abandoned(Entry entry, Instant now) {
        return entry.clients == 0 && !now.isBefore(entry.lastGone.plus(afterLastClient));
    }

    private boolean stale(Entry entry, Instant now) {
        return entry.login != null && isToken(entry.login) && !now.isBefore(entry.acceptedAt.plus(tokenAgeMax));
    }

    private static boolean isToken(Login login) {
        return TOKENS.contains(login.mechanism());
    }

    private Entry entry(String account) {
        return entries.computeIfAbsent(account, _ -> new Entry());
    }

    private void expireIn(Duration duration) {
        var later = CompletableFuture.delayedExecutor(duration.toMillis() + 1, TimeUnit.MILLISECONDS);
        CompletableFuture<?> _ = CompletableFuture.runAsync(this::expire, later);
    }

    private static final class Entry {
        private @Nullable Login login;
        private LoginState state = LoginState.NONE;
        private Instant acceptedAt = Instant.EPOCH;
        private Instant lastGone = Instant.EPOCH;
        private int clients;
        private long generation;

        void forget(LoginState next) {
            if (login != null) {
                login.wipe();
            }
            login = null;
            state = next;
        }
    }
}
