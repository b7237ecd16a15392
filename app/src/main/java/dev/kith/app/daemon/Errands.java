package dev.kith.app.daemon;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// What others want done with the index by the one thread that writes it, in the order in which they asked. Who
/// asks waits until it is done and safe, so that there are never more of them than threads that ask.
final class Errands {
    /// Something to be done with the index, for which somebody waits.
    interface Task {
        void run() throws IOException;
    }

    /// @param failed completes empty when the task was done and its outcome is safe, with a sentence otherwise
    private record Errand(Task task, CompletableFuture<String> failed) {}

    private final ConcurrentLinkedQueue<Errand> waiting = new ConcurrentLinkedQueue<>();

    /// Returns when the task was done.
    ///
    /// @param by the thread that is to do it
    /// @param wake has it look here
    /// @throws IllegalStateException when it was not done
    void perform(Task task, Thread by, Runnable wake) {
        var errand = new Errand(task, new CompletableFuture<>());
        waiting.add(errand);
        wake.run();
        try {
            while (true) {
                try {
                    var failed = errand.failed().get(1, TimeUnit.SECONDS);
                    if (!failed.isEmpty()) {
                        throw new IllegalStateException(failed);
                    }
                    return;
                } catch (TimeoutException _) {
                    if (!by.isAlive()) {
                        throw new IllegalStateException("the history is closed");
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does all that wait.
    ///
    /// @param doing does one, and says why it was not done, or nothing
    void run(Function<Task, String> doing) {
        for (var errand = waiting.poll(); errand != null; errand = waiting.poll()) {
            errand.failed().complete(doing.apply(errand.task()));
        }
    }

    /// Whoever waits hears that it was not done.
    void refuse(String why) {
        run(_ -> why);
    }
}
