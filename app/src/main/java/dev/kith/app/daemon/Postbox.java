package dev.kith.app.daemon;

import dev.kith.app.outbox.Correspondence;
import dev.kith.app.outbox.Decision;
import dev.kith.app.outbox.Outbox;
import dev.kith.app.outbox.Reason;
import dev.kith.proxy.companion.Companion;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.reminder.ReminderMail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which the outbox works: it alone calls it, so appending may take its time while history goes on.
final class Postbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Map<String, Companion> companions;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kith-outbox").daemon().factory());

    /// @param companions by account
    /// @param clock the judging clock
    Postbox(Outbox outbox, Correspondence correspondence, Map<String, Companion> companions, InstantSource clock) {
        this.outbox = outbox;
        this.correspondence = correspondence;
        this.companions = Map.copyOf(companions);
        this.clock = clock;
    }

    /// Steps every account on from now on.
    ///
    /// @param every the pause between two steps
    void start(Duration every) {
        var _ = thread.scheduleWithFixedDelay(this::step, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes a mail, once for each occasion, and then sends what can be sent.
    ///
    /// @param planned runs when the occasion is in the outbox, now or since before
    void post(ReminderMail mail, String account, String mailbox, List<Part> parts, Runnable planned) {
        submit(() -> {
            if (outbox.plan(mail, account, mailbox, parts, clock.instant()) == Reason.PLANNED) {
                LOG.info("reminder {} planned for {}", mail.messageId(), account);
            }
            planned.run();
            step(account);
        });
    }

    /// Ends what is open about a person.
    void settle(String person, String reason) {
        submit(() -> {
            outbox.settle(person, reason).forEach(Postbox::log);
            companions.keySet().forEach(this::step);
        });
    }

    private void step() {
        companions.keySet().forEach(this::step);
    }

    private void step(String account) {
        var companion = companions.get(account);
        if (companion == null) {
            return;
        }
        try {
            outbox.step(account, companion, correspondence, clock.instant()).forEach(Postbox::log);
        } catch (RuntimeException e) {
            LOG.error("the outbox of {} could not go on", account, e);
        }
    }

    private void submit(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("the outbox could not go on", e);
                }
            });
        } catch (RejectedExecutionException _) {
            LOG.info("stopping; what was to be told now is told after the next start");
        }
    }

    private static void log(Decision decision) {
        if (decision.reason() != Reason.NO_LOGIN) {
            LOG.info(
                    "reminder {}: {} {}",
                    decision.messageId(),
                    decision.reason().word(),
                    decision.detail());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException _) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
