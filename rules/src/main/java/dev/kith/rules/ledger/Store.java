package dev.kith.rules.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The one connection to the ledger's file. Every call is one transaction, one at a time: several threads of a
/// process may use it, and what returns is on disk (synchronous=FULL).
final class Store implements AutoCloseable {
    private final Connection connection;
    private final Handle handle;
    private final ReentrantLock lock = new ReentrantLock();

    Store(Connection connection) {
        this.connection = connection;
        this.handle = Jdbi.create(connection).open();
    }

    <T> T get(Function<Handle, T> work) {
        lock.lock();
        try {
            return handle.inTransaction(work::apply);
        } finally {
            lock.unlock();
        }
    }

    void run(Consumer<Handle> work) {
        lock.lock();
        try {
            handle.useTransaction(work::accept);
        } finally {
            lock.unlock();
        }
    }

    /// For what SQLite refuses inside a transaction.
    void outside(Consumer<Handle> work) {
        lock.lock();
        try {
            work.accept(handle);
        } finally {
            lock.unlock();
        }
    }

    Handle raw() {
        return handle;
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void close() {
        lock.lock();
        try (connection) {
            handle.close();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
