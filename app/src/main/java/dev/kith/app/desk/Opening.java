package dev.kith.app.desk;

import dev.kith.indexer.IndexUnusable;
import dev.kith.rules.ledger.LedgerUnusable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Several things that are opened side by side: all of them, or none stays open.
final class Opening {
    private final List<Future<?>> begun = new ArrayList<>();

    /// What it gives can be had after [#end].
    <T> Future<T> begin(Callable<T> open) {
        var task = new FutureTask<>(open);
        Thread.ofPlatform().name("kith-open").start(task);
        begun.add(task);
        return task;
    }

    /// Waits for all.
    ///
    /// @throws Refusal with the sentence of the first that cannot be opened
    void end() throws Refusal, IOException {
        var failures = new ArrayList<Throwable>();
        for (var each : begun) {
            failure(each).ifPresent(failures::add);
        }
        if (failures.isEmpty()) {
            return;
        }
        for (var each : begun) {
            if (each.state() == Future.State.SUCCESS && each.resultNow() instanceof AutoCloseable open) {
                close(open, failures);
            }
        }
        switch (failures.getFirst()) {
            case Refusal refusal -> throw refusal;
            case LedgerUnusable unusable -> throw new Refusal(String.valueOf(unusable.getMessage()));
            case IndexUnusable unusable -> throw new Refusal(String.valueOf(unusable.getMessage()));
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable failure -> throw new IOException(failure);
        }
    }

    private static Optional<Throwable> failure(Future<?> task) {
        try {
            task.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.ofNullable(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of(new IOException("interrupted"));
        }
    }

    private static void close(AutoCloseable open, List<Throwable> failures) {
        try {
            open.close();
        } catch (Exception e) {
            failures.getFirst().addSuppressed(e);
        }
    }
}
