package dev.kith.rules.delivery;

import dev.kith.rules.delivery.RuleState.Change;
import dev.kith.rules.delivery.RuleState.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How rules move through their phases as decisions come in. Pure: the ledger keeps what it returns.
public final class LifeCycle {
    private LifeCycle() {}

    /// @param before where every rule and person stood
    /// @param decisions all of one judging: what is not among them does not hold any more
    /// @return only what changed, each with its cause
    public static List<Change> step(List<RuleState> before, List<Decision> decisions, Instant now) {
        var states = new HashMap<String, RuleState>();
        before.forEach(state -> states.put(key(state.rule(), state.person()), state));
        var changes = new ArrayList<Change>();
        var holding = new HashSet<String>();
        for (var decision : decisions) {
            var finding = decision.finding();
            var key = key(finding.rule(), finding.person().id());
            holding.add(key);
            var was = states.get(key);
            var phase = phase(decision.verdict(), was, finding.episode());
            if (was == null || was.phase() != phase || !was.episode().equals(finding.episode())) {
                var became = new RuleState(finding.rule(), finding.person().id(), finding.episode(), phase, now);
                changes.add(new Change(was == null ? Phase.INACTIVE : was.phase(), became, decision.reason()));
            }
        }
        for (var state : before) {
            if (!holding.contains(key(state.rule(), state.person())) && open(state.phase())) {
                var became = new RuleState(state.rule(), state.person(), state.episode(), Phase.RESOLVED, now);
                changes.add(new Change(state.phase(), became, "It does not hold any more."));
            }
        }
        return changes;
    }

    private static boolean open(Phase phase) {
        return switch (phase) {
            case PENDING, FIRING, DELIVERED, SNOOZED, MUTED -> true;
            case INACTIVE, RESOLVED, DISMISSED, EXPIRED -> false;
        };
    }

    private static Phase phase(Verdict verdict, @Nullable RuleState was, String episode) {
        return switch (verdict) {
            case DELIVER -> Phase.DELIVERED;
            // put away stays put away for this occasion
            case TOLD ->
                was != null && was.phase() == Phase.DISMISSED && was.episode().equals(episode)
                        ? Phase.DISMISSED
                        : Phase.DELIVERED;
            case SNOOZED -> Phase.SNOOZED;
            case MUTED, ELSEWHERE, RESTING -> Phase.MUTED;
            case BUDGET, SPACING, CAP, QUIET, INHIBITED, PAUSED, HELD_BACK, HISTORY_INCOMPLETE, NO_LOGIN ->
                Phase.FIRING;
        };
    }

    private static String key(String rule, String person) {
        return rule + "\n" + person;
    }
}
