package dev.kith.rules;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.book.Rule;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.occasion.Occasions;
import dev.kith.rules.occasion.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule that is asked about one person after another, with its conditions taken apart once: what is dear to work out
/// is asked last.
///
/// @param cheap filters that look at the person alone
/// @param dear filters that need the models or the others
record ReadyRule(Rule rule, Condition.Occasion occasion, List<Condition.Filter> cheap, List<Condition.Filter> dear) {
    private static final int EVIDENCE_MAX = 2;

    static ReadyRule of(Rule rule) {
        var parts = rule.filters().stream().collect(Collectors.partitioningBy(ReadyRule::isDear));
        return new ReadyRule(
                rule,
                rule.occasion(),
                Objects.requireNonNull(parts.get(false)),
                Objects.requireNonNull(parts.get(true)));
    }

    private static boolean isDear(Condition.Filter filter) {
        return switch (filter) {
            case Condition.Human _, Condition.TwoWay _, Condition.Tag _, Condition.HasCadence _ -> false;
            case Condition.ContactDays _,
                    Condition.Known _,
                    Condition.Resume _,
                    Condition.Unusual _,
                    Condition.Balance _,
                    Condition.Shared _,
                    Condition.Lasting _,
                    Condition.OutsideCircle _,
                    Condition.AskOpen _ -> true;
        };
    }

    /// Does it look at nobody whom the user gave no tag and no cadence?
    boolean byTag() {
        return occasion instanceof Condition.TooManyTagged
                || rule.filters().stream()
                        .anyMatch(filter -> filter instanceof Condition.Tag
                                || filter instanceof Condition.HasCadence(var value) && value);
    }

    /// What it finds now, without words about what does not hold; null when it finds nothing.
    @Nullable
    Finding finding(Facts facts) {
        if (!hold(cheap, facts)) {
            return null;
        }
        var found = Occasions.find(occasion, facts).orElse(null);
        if (found == null || !holds(facts, found) || !hold(dear, facts)) {
            return null;
        }
        return finding(facts, found);
    }

    /// What holds, but not yet for as long as the rule asks.
    Optional<Finding> pending(Facts facts) {
        if (!hold(cheap, facts)) {
            return Optional.empty();
        }
        return Occasions.find(occasion, facts)
                .filter(found -> !seenTo(facts, found)
                        && !found.due().isAfter(facts.now)
                        && due(found).isAfter(facts.now)
                        && facts.now.isBefore(found.until()))
                .filter(_ -> hold(dear, facts))
                .map(found -> finding(facts, found));
    }

    /// How it comes out, with every input up to the first that does not hold.
    Look look(Facts facts) {
        var inputs = new ArrayList<Look.Input>();
        for (var filter : rule.filters()) {
            var input = Filters.look(filter, facts);
            inputs.add(input);
            if (!input.holds()) {
                return new Look(rule.id(), rule.on(), inputs, null, null);
            }
        }
        var found = Occasions.find(occasion, facts).orElse(null);
        var name = Filters.name(occasion);
        if (found == null) {
            inputs.add(new Look.Input(name, nothing(facts), false));
            return new Look(rule.id(), rule.on(), inputs, null, null);
        }
        var seenTo = seenTo(facts, found);
        var holds = holds(facts, found);
        inputs.add(new Look.Input(
                name, seenTo ? found.words() + "; you said it is done, or that you met" : found.words(), holds));
        // a day that has passed is no day on which it would fire
        var ahead = !seenTo && due(found).isAfter(facts.now) ? due(found) : null;
        return new Look(rule.id(), rule.on(), inputs, holds ? finding(facts, found) : null, ahead);
    }

    private String nothing(Facts facts) {
        return occasion instanceof Condition.Unanswered asked
                        && asked.oneWay() == Condition.OneWay.LETTER
                        && !facts.twoWay()
                ? "only one of you has ever written, and no letter to one person alone waits for an answer"
                : "nothing open";
    }

    private static boolean hold(List<Condition.Filter> filters, Facts facts) {
        for (var filter : filters) {
            if (!Filters.holds(filter, facts)) {
                return false;
            }
        }
        return true;
    }

    private Instant due(Occurrence found) {
        return found.due().plus(rule.holds().length());
    }

    private boolean seenTo(Facts facts, Occurrence found) {
        var doneAt = facts.about.doneAt(rule.id());
        return doneAt != null && !doneAt.isBefore(found.since()) || metSince(facts, found);
    }

    /// Who met since the mail has spoken of what it asked or promised; after a promise's day has come, if it names one.
    private boolean metSince(Facts facts, Occurrence found) {
        var appointed = found.appointed();
        var from = appointed != null && appointed.isAfter(found.since()) ? appointed : found.since();
        return switch (occasion) {
            case Condition.Unanswered _, Condition.Promise _ ->
                facts.about.met().stream().anyMatch(met -> !met.isBefore(from) && !met.isAfter(facts.now));
            default -> false;
        };
    }

    private boolean holds(Facts facts, Occurrence found) {
        return !seenTo(facts, found) && !due(found).isAfter(facts.now) && facts.now.isBefore(found.until());
    }

    private Finding finding(Facts facts, Occurrence one) {
        var why = one.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + one.words().substring(1) + ".";
        return new Finding(
                rule.id(),
                facts.history.person(),
                one.since(),
                due(one),
                one.episode(),
                why,
                evidence(one),
                rule.action().step(),
                facts.past.isEmpty() ? "" : facts.past.getLast().account(),
                one.usual(),
                one.appointed(),
                one.weight());
    }

    private static List<Evidence> evidence(Occurrence one) {
        var evidence = new ArrayList<Evidence>(EVIDENCE_MAX);
        for (var message : one.messages()) {
            var line = evidence.isEmpty() && one.quote() != null ? Optional.of(one.quote()) : first(message);
            line.ifPresent(
                    text -> evidence.add(new Evidence(message.messageId(), message.date(), message.sent(), text)));
            if (evidence.size() == EVIDENCE_MAX) {
                break;
            }
        }
        return evidence;
    }

    private static Optional<String> first(Interaction message) {
        return message.evidence().stream().findFirst();
    }
}
