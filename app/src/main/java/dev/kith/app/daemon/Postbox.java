package dev.kith.app.daemon;

import dev.kith.app.desk.Wordless;
import dev.kith.app.outbox.Correspondence;
import dev.kith.app.outbox.Decision;
import dev.kith.app.outbox.Outbox;
import dev.kith.app.outbox.Reason;
import dev.kith.proxy.companion.Companion;
import dev.kith.rules.ledger.OutboxRow.Part;
import dev.kith.rules.reminder.ReminderMail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that send Kith's own mails, one for each account: an APPEND may take its time while the
/// history and the other accounts go on.
final class Postbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);

    /// Hears what was decided, on the account's thread.
    interface Hearer {
        void decided(String account, Decision decision);
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final InstantSource clock;

    /// @param outbox makes one for each account, all on the same table and journal
    /// @param companions by account
    /// @param clock the judging clock
    Postbox(
            Supplier<Outbox> outbox,
            Correspondence correspondence,
            Hearer hearer,
            Map<String, Companion> companions,
            InstantSource clock) {
        this.clock = clock;
        companions.forEach((account, companion) ->
                lines.put(account, new Line(account, outbox.get(), companion, correspondence, hearer)));
    }

    /// Steps every account on from now on.
    ///
    /// @param every the pause between two steps
    void start(Duration every) {
        for (var line : lines.values()) {
            var _ = line.thread.scheduleWithFixedDelay(line::step, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Takes a mail, once for each occasion, and sends what can be sent; on disk when this returns.
    ///
    /// @return [Reason#PLANNED], or [Reason#TOLD] when it was taken before
    Reason post(ReminderMail mail, String account, String mailbox, List<Part> parts) {
        var line = line(account);
        var reason = line.outbox.plan(mail, account, mailbox, parts, clock.instant());
        if (reason == Reason.PLANNED) {
            LOG.info("reminder {} planned for {}", mail.messageId(), account);
            line.submit(line::step);
        }
        return reason;
    }

    /// Ends what is open about a person.
    void settle(String person, String reason) {
        lines.values()
                .forEach(line -> line.submit(() -> {
                    var ended = line.outbox.settle(line.account, person, reason);
                    ended.forEach(line::tell);
                    if (!ended.isEmpty()) {
                        line.step();
                    }
                }));
    }

    /// Ends one occasion, by its id. What stands in an account that the configuration no longer knows is left there.
    void settleOne(String account, String id, String reason) {
        var line = lines.get(account);
        if (line == null) {
            return;
        }
        line.submit(() -> {
            var ended = line.outbox.settleOne(id, reason);
            ended.ifPresent(line::tell);
            if (ended.isPresent()) {
                line.step();
            }
        });
    }

    /// Steps an account on, and returns when that is done. Never on the outbox's own threads.
    void await(String account) {
        try {
            line(account).thread.submit(line(account)::step).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            LOG.info("{}: the outbox is stopping", account);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Line line(String account) {
        var line = lines.get(account);
        if (line == null) {
            throw new IllegalArgumentException("no account " + account);
        }
        return line;
    }

    @Override
    public void close() {
        lines.values().forEach(line -> line.thread.shutdown());
        try {
            for (var line : lines.values()) {
                if (!line.thread.awaitTermination(10, TimeUnit.SECONDS)) {
                    line.thread.shutdownNow();
                }
            }
        } catch (InterruptedException _) {
            lines.values().forEach(line -> line.thread.shutdownNow());
            Thread.currentThread().interrupt();
        }
    }

    private final class Line {
        private final String account;
        private final Outbox outbox;
        private final Companion companion;
        private final Correspondence correspondence;
        private final Hearer hearer;
        private final ScheduledExecutorService thread;

        Line(String account, Outbox outbox, Companion companion, Correspondence correspondence, Hearer hearer) {
            this.account = account;
            this.outbox = outbox;
            this.companion = companion;
            this.correspondence = correspondence;
            this.hearer = hearer;
            this.thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("kith-outbox-" + account).factory());
        }

        void step() {
            try {
                outbox.step(account, companion, correspondence, clock.instant()).forEach(this::tell);
            } catch (RuntimeException e) {
                LOG.error("the outbox of {} could not go on", account, Wordless.of(e));
            }
        }

        private void tell(Decision decision) {
            if (decision.reason() != Reason.NO_LOGIN) {
                LOG.info(
                        "reminder {}: {} {}",
                        decision.messageId(),
                        decision.reason().word(),
                        decision.detail());
            }
            hearer.decided(account, decision);
        }

        void submit(Runnable task) {
            try {
                thread.execute(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("the outbox of {} could not go on", account, Wordless.of(e));
                    }
                });
            } catch (RejectedExecutionException _) {
                LOG.info("stopping; what was to be told now is told after the next start");
            }
        }
    }
}
