package dev.kith.rules.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question to SQLite: values are bound in the order of the question marks, then it is asked once.
final class Query {
    private final Connection connection;
    private final String sql;
    private final List<Object> values = new ArrayList<>();

    Query(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /// Makes something of the row that the result stands at.
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Query bind(Object value) {
        values.add(value);
        return this;
    }

    <T> List<T> list(Reader<T> reader) {
        return Handle.guarded(() -> {
            var read = new ArrayList<T>();
            try (var statement = connection.prepareStatement(sql)) {
                Handle.put(statement, values);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        read.add(reader.read(rows));
                    }
                }
            }
            return read;
        });
    }

    /// The only row, or none.
    <T> Optional<T> find(Reader<T> reader) {
        var rows = list(reader);
        if (rows.size() > 1) {
            throw new IllegalStateException("more than one row: " + sql);
        }
        return rows.stream().findFirst();
    }

    /// The only row.
    <T> T one(Reader<T> reader) {
        return find(reader).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }

    List<String> texts() {
        return list(row -> row.getString(1));
    }

    /// The number in the only row.
    long number() {
        return one(row -> row.getLong(1));
    }
}
