package dev.kith.app.daemon;

import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.outbox.Correspondence;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.Finding;
import dev.kith.rules.delivery.Crowding;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.ledger.OutboxRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges, and sees to it that what is to be told goes into the outbox and what has happened ends what was told.
final class Reminders implements Correspondence {
    private final Holdings holdings;
    private final Telling telling;
    private final Predicate<String> refresh;
    private final Supplier<Set<String>> noLogin;
    private final boolean agreed;
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
            Consumer<Judgement> judged) {
        this.holdings = holdings;
        this.telling = telling;
        this.refresh = refresh;
        this.noLogin = noLogin;
        this.agreed = agreed;
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
        var decisions = judgement.decisions(noLogin.get());
        if (!agreed) {
            judgement.record(decisions.stream().map(Reminders::unsaid).toList());
            return;
        }
        var digests = new LinkedHashMap<String, List<Finding>>();
        for (var decision : decisions) {
            if (decision.verdict() != Verdict.DELIVER) {
                continue;
            }
            var finding = decision.finding();
            if (decision.digest()) {
                digests.computeIfAbsent(telling.account(finding).name(), _ -> new ArrayList<>())
                        .add(finding);
            } else {
                single(decision, histories, now, postbox);
            }
        }
        var crowding = Crowding.of(decisions).orElse(null);
        digests.values().forEach(findings -> digest(findings, crowding, histories, now, postbox));
        judgement.record(decisions);
    }

    /// What would be told, had the user said yes to reminders.
    private static Decision unsaid(Decision decision) {
        return decision.verdict() == Verdict.DELIVER
                ? decision.but(Verdict.PAUSED, "You have not said yes to reminders yet.")
                : decision;
    }

    private void single(Decision decision, Map<String, History> histories, Instant now, Postbox postbox) {
        var finding = decision.finding();
        var mail = telling.single(finding, history(histories, finding), now);
        postbox.post(
                mail,
                telling.account(finding).name(),
                "INBOX",
                List.of(telling.part(finding)),
                () -> told(finding, now, false, mail.messageId()));
    }

    private void digest(
            List<Finding> findings,
            @Nullable Crowding crowding,
            Map<String, History> histories,
            Instant now,
            Postbox postbox) {
        var mail = telling.digest(
                findings, findings.stream().map(f -> history(histories, f)).toList(), crowding, now);
        postbox.post(
                mail,
                telling.account(findings.getFirst()).name(),
                "INBOX",
                findings.stream().map(telling::part).toList(),
                () -> findings.forEach(f -> told(f, now, true, mail.messageId())));
    }

    private void told(Finding finding, Instant now, boolean digest, String messageId) {
        holdings.ledger()
                .deliveries()
                .add(new Told(finding.rule(), finding.person().id(), finding.episode(), now, digest), messageId);
    }

    /// Whoever was written to, or has answered what was asked, is told of no longer.
    private void settle(Judgement judgement, Map<String, History> histories, Postbox postbox) {
        var open = new HashMap<String, List<OutboxRow>>();
        for (var row : holdings.ledger().outbox().all()) {
            if (row.state().open() && row.leaving().isEmpty()) {
                row.parts()
                        .forEach(p -> open.computeIfAbsent(p.person(), _ -> new ArrayList<>())
                                .add(row));
            }
        }
        open.forEach((person, rows) -> {
            var history = histories.get(person);
            if (history == null) {
                return;
            }
            for (var row : rows) {
                if (written(history, row.plannedAt())) {
                    postbox.settle(person, "wrote");
                } else if (heard(history, row.plannedAt()) && !stands(judgement, row, person)) {
                    postbox.settle(person, "answered");
                }
            }
        });
    }

    private static boolean written(History history, Instant since) {
        return since(history, since).anyMatch(Interaction::sent);
    }

    private static boolean heard(History history, Instant since) {
        return since(history, since).anyMatch(i -> !i.sent());
    }

    private static Stream<Interaction> since(History history, Instant since) {
        return history.interactions().stream()
                .filter(i -> !i.automatic() && i.date().isAfter(since));
    }

    private static boolean stands(Judgement judgement, OutboxRow row, String person) {
        return row.parts().stream()
                .filter(p -> p.person().equals(person))
                .anyMatch(p -> judgement.finds(p.rule(), p.person(), p.episode()));
    }

    @Override
    public boolean refresh(String account) {
        return refresh.test(account);
    }

    @Override
    public boolean holds(OutboxRow row, Instant now) {
        var judgement = judgement(now);
        return row.parts().stream().anyMatch(p -> judgement.finds(p.rule(), p.person(), p.episode()));
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
