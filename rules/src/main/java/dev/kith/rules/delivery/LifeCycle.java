package dev.kith.rules.delivery;

import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.delivery.RuleState.Change;
import dev.kith.rules.delivery.RuleState.Phase;
import dev.kith.rules.said.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves each rule and person through the phases of [RuleState] as decisions come in.
/// Pure: the ledger keeps what it returns.
public final class LifeCycle {
    private final Map<String, RuleState> states = new HashMap<>();
    private final Map<String, Dismissal> dismissed = new HashMap<>();
    private final Since since;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> holding = new HashSet<>();

    /// What happened since, and tells why something does not hold any more.
    ///
    /// @param histories by the person's id
    /// @param dismissals all on record
    public record Since(Map<String, History> histories, Said said, List<Dismissal> dismissals) {
        static final Since NOTHING = new Since(Map.of(), Said.NOTHING, List.of());
    }

    private LifeCycle(List<RuleState> before, Since since, Instant now) {
        before.forEach(state -> states.put(key(state.rule(), state.person()), state));
        since.dismissals().forEach(one -> dismissed.put(key(one.rule(), one.person(), one.episode()), one));
        this.since = since;
        this.now = now;
    }

    /// @param before where every rule and person stood
    /// @param decisions all of one judging
    /// @param pending what holds, but not yet for as long as its rule asks
    /// @return only what changed, each with its cause
    public static List<Change> step(
            List<RuleState> before, List<Decision> decisions, List<Finding> pending, Since since, Instant now) {
        var cycle = new LifeCycle(before, since, now);
        decisions.forEach(cycle::decided);
        pending.forEach(cycle::pending);
        before.forEach(cycle::gone);
        return List.copyOf(cycle.changes);
    }

    private void decided(Decision decision) {
        var finding = decision.finding();
        var was = states.get(key(finding.rule(), finding.person().id()));
        var dismissal = dismissed.get(key(finding.rule(), finding.person().id(), finding.episode()));
        if (decision.verdict() == Verdict.TOLD && dismissal != null) {
            enter(finding, was, Phase.DISMISSED, dismissal.cause());
            return;
        }
        enter(finding, was, phase(decision, was), decision.reason());
    }

    private void pending(Finding finding) {
        var was = states.get(key(finding.rule(), finding.person().id()));
        enter(finding, was, Phase.PENDING, "It holds, and must until " + finding.due() + ".");
    }

    private void enter(Finding finding, @Nullable RuleState was, Phase phase, String cause) {
        holding.add(key(finding.rule(), finding.person().id()));
        if (was == null || was.phase() != phase || !was.episode().equals(finding.episode())) {
            var became = new RuleState(finding.rule(), finding.person().id(), finding.episode(), phase, now);
            changes.add(new Change(was == null ? Phase.INACTIVE : was.phase(), became, cause));
        }
    }

    /// What stood open and is found no more.
    private void gone(RuleState state) {
        if (!open(state.phase()) || holding.contains(key(state.rule(), state.person()))) {
            return;
        }
        var end = end(state);
        var became = new RuleState(state.rule(), state.person(), state.episode(), end.phase(), now);
        changes.add(new Change(state.phase(), became, end.cause()));
    }

    private record End(Phase phase, String cause) {}

    private End end(RuleState state) {
        var word = wordSince(state);
        if (word != null) {
            return new End(Phase.RESOLVED, word);
        }
        var dismissal = dismissed.get(key(state.rule(), state.person(), state.episode()));
        if (dismissal != null) {
            return new End(Phase.DISMISSED, dismissal.cause());
        }
        return state.phase() == Phase.DELIVERED
                ? new End(Phase.RESOLVED, "It does not hold any more.")
                : new End(Phase.EXPIRED, "Its time has passed.");
    }

    /// Who wrote since, or that the user called it done: one sentence; null when nobody did.
    private @Nullable String wordSince(RuleState state) {
        var history = since.histories().get(state.person());
        if (history == null) {
            return null;
        }
        for (var one : history.interactions()) {
            if (!one.automatic()
                    && one.date().isAfter(state.since())
                    && !one.date().isAfter(now)) {
                return one.sent() ? "You wrote to them." : "They wrote.";
            }
        }
        var done = since.said().about(history.person(), now).doneAt(state.rule());
        return done == null || done.isBefore(state.since()) ? null : "You called it done.";
    }

    private static boolean open(Phase phase) {
        return switch (phase) {
            case PENDING, FIRING, DELIVERED, SNOOZED, MUTED -> true;
            case INACTIVE, RESOLVED, DISMISSED, EXPIRED -> false;
        };
    }

    private static Phase phase(Decision decision, @Nullable RuleState was) {
        return switch (decision.verdict()) {
            case DELIVER -> Phase.DELIVERED;
            // dismissed stays dismissed for this occasion
            case TOLD ->
                was != null
                                && was.phase() == Phase.DISMISSED
                                && was.episode().equals(decision.finding().episode())
                        ? Phase.DISMISSED
                        : Phase.DELIVERED;
            case SNOOZED -> Phase.SNOOZED;
            case MUTED, ELSEWHERE, RESTING -> Phase.MUTED;
            case HELD_BACK -> decision.over() ? Phase.EXPIRED : Phase.FIRING;
            case BUDGET, SPACING, CAP, QUIET, INHIBITED, PAUSED, HISTORY_INCOMPLETE, NO_LOGIN -> Phase.FIRING;
        };
    }

    private static String key(String... names) {
        return String.join("\n", names);
    }
}
