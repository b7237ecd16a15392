package dev.kith.proxy.smtp;

import dev.kith.proxy.smtp.Expected.Local;
import dev.kith.proxy.smtp.Expected.Own;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The replies that are due, oldest first. Kith's own among them are given when those before have been.
final class Turns {
    private final ArrayDeque<Expected> due = new ArrayDeque<>();
    private final Consumer<byte[]> client;

    Turns(Consumer<byte[]> client) {
        this.client = client;
    }

    void add(Expected reply) {
        due.add(reply);
        speak();
    }

    /// What upstream's next reply answers; null when it owes none.
    @Nullable
    Expected next() {
        var next = due.peek();
        return next instanceof Local ? null : next;
    }

    /// Upstream's reply to [#next] is complete; the caller acts on it, then lets Kith [#speak].
    void answered() {
        due.poll();
    }

    /// Upstream's next replies, before all that is due already.
    void insert(List<? extends Expected> replies) {
        replies.reversed().forEach(due::addFirst);
    }

    /// Gives Kith's own replies that are due now.
    void speak() {
        while (due.peek() instanceof Local local) {
            var words = local.words();
            if (words == null) {
                return;
            }
            due.poll();
            var reply = words.get();
            if (reply.length > 0) {
                client.accept(reply);
            }
        }
    }

    /// Whether Kith has something of its own under way that a mere relay could not finish.
    boolean ownDue() {
        return due.stream().anyMatch(reply -> reply instanceof Local || reply instanceof Own);
    }

    int size() {
        return due.size();
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    boolean controlRecipientDue() {
        return due.stream().anyMatch(reply -> reply instanceof Local local && local.controlRecipient());
    }

    /// Hands out and forgets what will never be answered.
    void abandon(Consumer<Expected> unanswered) {
        while (!due.isEmpty()) {
            unanswered.accept(due.remove());
        }
    }
}
