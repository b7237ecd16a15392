package dev.kith.rules.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The schema's steps, forward only: a step that was released is never edited, a change is a new step. SQLite's own
/// `user_version` says how many were taken.
final class Migrations {
    private static final List<String> STEPS = List.of("V001__begin.sql", "V002__wishes.sql");

    private Migrations() {}

    static int newest() {
        return STEPS.size();
    }

    /// Takes the missing steps, each in a transaction with its number.
    static void apply(Handle handle) throws LedgerUnusable {
        var version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > newest()) {
            throw new LedgerUnusable("The ledger was written by a newer Kith (schema " + version + ", this one knows "
                    + newest() + "): use that one, or restore a backup.");
        }
        for (var step = version; step < newest(); step++) {
            var script = text(STEPS.get(step));
            var number = step + 1;
            handle.useTransaction(transaction -> {
                transaction.createScript(script).execute();
                transaction.execute("PRAGMA user_version = " + number);
            });
        }
    }

    private static String text(String name) {
        try (var in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
