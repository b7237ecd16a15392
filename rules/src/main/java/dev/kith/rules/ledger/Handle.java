package dev.kith.rules.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// SQL on one connection, with values in place of question marks. For one thread at a time.
///
/// What SQLite refuses comes out as an [IllegalStateException] with SQLite's own words.
final class Handle {
    private final Connection connection;

    Handle(Connection connection) {
        this.connection = connection;
    }

    /// Something that speaks to SQLite.
    interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    static <T extends @Nullable Object> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    /// @return rows that were changed
    int execute(String sql, @Nullable Object... values) {
        return guarded(() -> {
            try (var statement = connection.prepareStatement(sql)) {
                put(statement, values);
                return statement.execute() ? 0 : statement.getUpdateCount();
            }
        });
    }

    /// Any number of statements, each with a semicolon behind it.
    void script(String sql) {
        guarded(() -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    Query createQuery(String sql) {
        return new Query(connection, sql);
    }

    /// One statement for many rows.
    void batch(String sql, Iterable<Object[]> rows) {
        guarded(() -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var row : rows) {
                    put(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /// All of it or nothing. Within a transaction it is part of that one.
    <T extends @Nullable Object> T inTransaction(Function<Handle, T> work) {
        if (guarded(() -> !connection.getAutoCommit())) {
            return work.apply(this);
        }
        autoCommit(false);
        try {
            var done = work.apply(this);
            guarded(() -> {
                connection.commit();
                return done;
            });
            return done;
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            autoCommit(true);
        }
    }

    private void undo(Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void autoCommit(boolean on) {
        guarded(() -> {
            connection.setAutoCommit(on);
            return on;
        });
    }

    private static void put(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /// Values in the order of the question marks.
    static void put(PreparedStatement statement, List<Object> values) throws SQLException {
        put(statement, new ArrayList<>(values).toArray());
    }
}
