package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.outbox.Correspondence;
import dev.kith.app.outbox.Reason;
import dev.kith.indexer.history.History;
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

/// Judges everybody and acts on it: puts what is to be told into the outbox, and has reminders ended whose
/// occasion has passed.
final class Reminders implements Correspondence {
    private final Holdings holdings;
    private final Telling telling;
    private final Predicate<String> refresh;
    private final Supplier<Set<String>> noLogin;
    private final boolean agreed;
    private final Wishing wishing;
    private final PassedOccasions passed;
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
        this.passed = new PassedOccasions(holdings.ledger().outbox(), wishing);
        this.judged = judged;
    }

    /// Once through everybody. Runs on the history thread.
    void judge(Postbox postbox) {
        try (var _ = holdings.turns().take()) {
            var now = holdings.clock().instant();
            judge(judgement(now), now, postbox);
        }
    }

    private void judge(Judgement judgement, Instant now, Postbox postbox) {
        judged.accept(judgement);
        var histories = judgement.histories().stream()
                .collect(Collectors.toMap(h -> h.person().id(), h -> h, (a, _) -> a));
        passed.end(judgement, histories, postbox);
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
        var staying = passed.unsaid(account);
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
            passed.said(staying, mail.messageId());
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
        try (var _ = holdings.turns().take()) {
            var judgement = judgement(now);
            return row.parts().stream()
                    .anyMatch(p -> p.rule().equals(Telling.REMIND_ME)
                            ? wishing.stands(p, judgement.histories())
                            : judgement.finds(p.rule(), p.person(), p.episode()));
        }
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
