package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.outbox.Correspondence;
import dev.kith.app.outbox.Reason;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.Finding;
import dev.kith.rules.delivery.Crowding;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.reminder.NoteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges everybody and acts on it: puts what is to be told into the outbox, and
/// ends reminders whose occasion has passed.
final class Reminders implements Correspondence {
    /// Of a reminder that stays: the digest with this Message-ID tells the user that it is settled.
    private static final String SAID_IN = "kept, said in ";

    private final Holdings holdings;
    private final Telling telling;
    private final Predicate<String> refresh;
    private final Supplier<Set<String>> noLogin;
    private final boolean agreed;
    private final Wishing wishing;
    private final Consumer<Judgement> judged;

    /// @param refresh indexes what is new on an account; false when that cannot be done now
    /// @param agreed without it everything is judged and nothing is told
    /// @param judged is shown each round
    Reminders(
            Holdings holdings,
            Telling telling,
            Predicate<String> refresh,
            Supplier<Set<String>> noLogin,
            boolean agreed,
            Wishing wishing,
            Consumer<Judgement> judged) {
        this.holdings = holdings;
        this.telling = telling;
        this.refresh = refresh;
        this.noLogin = noLogin;
        this.agreed = agreed;
        this.wishing = wishing;
        this.judged = judged;
    }

    /// Once through everybody. Runs on the history thread.
    void judge(Postbox postbox) {
        var now = holdings.clock().instant();
        var judgement = judgement(now);
        judged.accept(judgement);
        var histories = judgement.histories().stream()
                .collect(Collectors.toMap(h -> h.person().id(), h -> h, (a, _) -> a));
        settle(judgement, histories, postbox);
        wishes(judgement, now, postbox);
        var decisions =
                judgement.decisions(noLogin.get()).stream().map(this::unread).toList();
        if (!agreed) {
            judgement.record(decisions.stream().map(Reminders::unsaid).toList());
            return;
        }
        var digests = new LinkedHashMap<String, List<Finding>>();
        for (var decision : decisions) {
            if (decision.verdict() != Verdict.DELIVER || telling.onPageOnly(decision.finding())) {
                continue;
            }
            var finding = decision.finding();
            if (decision.digest()) {
                digests.computeIfAbsent(telling.account(finding).name(), _ -> new ArrayList<>())
                        .add(finding);
            } else {
                single(finding, history(histories, finding), now, postbox);
            }
        }
        var crowding = Crowding.of(decisions).orElse(null);
        digests.values().forEach(findings -> digest(findings, crowding, judgement, histories, postbox));
        judgement.record(decisions);
    }

    /// A mail's name is made from its account's INBOX: before that was looked at, two mails would have two names.
    private Decision unread(Decision decision) {
        var account = telling.account(decision.finding()).name();
        return decision.verdict() == Verdict.DELIVER && !telling.known(account)
                ? decision.but(Verdict.HISTORY_INCOMPLETE, "The INBOX of account " + account + " is not read yet.")
                : decision;
    }

    /// What would be told, had the user said yes to reminders.
    private static Decision unsaid(Decision decision) {
        return decision.verdict() == Verdict.DELIVER
                ? decision.but(Verdict.PAUSED, "You have not said yes to reminders yet.")
                : decision;
    }

    private void single(Finding finding, History history, Instant now, Postbox postbox) {
        var mail = telling.single(finding, history, now);
        postbox.post(mail, telling.account(finding).name(), "INBOX", List.of(telling.part(finding)));
    }

    private void digest(
            List<Finding> findings,
            @Nullable Crowding crowding,
            Judgement judgement,
            Map<String, History> histories,
            Postbox postbox) {
        var account = telling.account(findings.getFirst()).name();
        var staying = staying(account);
        var settled = staying.stream()
                .flatMap(row -> row.parts().stream())
                .map(part -> histories.get(judgement.whose(part.person(), part.episode())))
                .filter(Objects::nonNull)
                .map(history -> history.person().name())
                .distinct()
                .toList();
        var mail = telling.digest(
                findings,
                findings.stream().map(f -> history(histories, f)).toList(),
                crowding,
                settled,
                judgement.now());
        var parts = findings.stream().map(telling::part).toList();
        if (postbox.post(mail, account, "INBOX", parts) == Reason.PLANNED) {
            var said = SAID_IN + mail.messageId();
            staying.forEach(row -> holdings.ledger().outbox().put(row.in(row.state(), said)));
        }
    }

    /// Reminders that are settled and that the server did not let Kith remove, as long as no digest has said so: one
    /// that was planned and never left has said nothing.
    private List<OutboxRow> staying(String account) {
        var rows = holdings.ledger().outbox().all();
        var said = rows.stream()
                .filter(row -> row.state().open() || row.appendedAt() != null)
                .map(row -> SAID_IN + row.messageId())
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> row.account().equals(account)
                        && (row.note().equals(Reason.KEPT.word()) || row.note().startsWith(SAID_IN))
                        && !said.contains(row.note())
                        && !row.leaving().equals(Reason.EXPIRED.word()))
                .toList();
    }

    /// Whoever was written to, has answered what was asked, or of whom the user has said something since, is told of
    /// no longer.
    private void settle(Judgement judgement, Map<String, History> histories, Postbox postbox) {
        for (var row : holdings.ledger().outbox().all()) {
            if (!row.state().open() || !row.leaving().isEmpty()) {
                continue;
            }
            for (var part : row.parts()) {
                if (part.rule().equals(NoteWriter.RULE)) {
                    continue;
                }
                var person = judgement.whose(part.person(), part.episode());
                var history = histories.get(person);
                var last = new Since(
                        row.plannedAt(),
                        history == null
                                ? List.of()
                                : history.upTo(judgement.now()).interactions());
                var word = judgement.saidSince(person, part.rule(), row.plannedAt());
                if (word.isPresent()) {
                    postbox.settle(part.person(), word.get());
                } else if (last.written()) {
                    postbox.settle(part.person(), "wrote");
                } else if (part.rule().equals(Telling.REMIND_ME)) {
                    if (!wishing.stands(part, judgement.histories())) {
                        postbox.settleOne(row.account(), part.id(), "answered");
                    }
                } else if (last.heard() && !judgement.finds(part.rule(), part.person(), part.episode())) {
                    postbox.settle(part.person(), "answered");
                }
            }
        }
    }

    /// What passed between two since a reminder was planned; what machines sent does not count.
    private record Since(Instant planned, List<Interaction> interactions) {
        boolean written() {
            return any(true);
        }

        boolean heard() {
            return any(false);
        }

        private boolean any(boolean sent) {
            // a mail's Date knows seconds and nothing finer
            var second = planned.truncatedTo(ChronoUnit.SECONDS);
            return interactions.stream()
                    .anyMatch(
                            i -> i.sent() == sent && !i.automatic() && !i.date().isBefore(second));
        }
    }

    /// What the user asked to have back, whatever the rules say of it; held while reminders are paused.
    private void wishes(Judgement judgement, Instant now, Postbox postbox) {
        if (judgement.paused()) {
            return;
        }
        for (var wish : wishing.due(judgement.histories(), now)) {
            var account = telling.account(wish).name();
            if (telling.known(account) && !holdings.ledger().outbox().tells(telling.part(wish))) {
                var mail = telling.wished(wish, judgement.histories(), now);
                postbox.post(mail, account, "INBOX", List.of(telling.part(wish)));
            }
        }
    }

    @Override
    public boolean answers(OutboxRow row) {
        return row.parts().stream().allMatch(part -> part.rule().equals(NoteWriter.RULE));
    }

    /// What the user asked to have back comes at the time they named.
    @Override
    public boolean waits(OutboxRow row, Instant now) {
        if (answers(row)) {
            return false;
        }
        var pause = holdings.ledger().said().pause(now);
        var asked = row.parts().stream().allMatch(part -> part.rule().equals(Telling.REMIND_ME));
        return (pause != null && pause.holds(now))
                || (!asked && Delivery.quiet(holdings.budget(), now, holdings.zone()));
    }

    @Override
    public boolean refresh(String account) {
        return refresh.test(account);
    }

    @Override
    public boolean holds(OutboxRow row, Instant now) {
        var judgement = judgement(now);
        return row.parts().stream()
                .anyMatch(p -> p.rule().equals(Telling.REMIND_ME)
                        ? wishing.stands(p, judgement.histories())
                        : judgement.finds(p.rule(), p.person(), p.episode()));
    }

    private Judgement judgement(Instant now) {
        try {
            return new Judgement(holdings, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static History history(Map<String, History> histories, Finding finding) {
        var history = histories.get(finding.person().id());
        if (history == null) {
            throw new IllegalStateException("a finding without a history");
        }
        return history;
    }
}
