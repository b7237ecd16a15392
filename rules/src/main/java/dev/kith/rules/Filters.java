package dev.kith.rules;

import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.yaml.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Looks whether a filter holds.
final class Filters {
    private Filters() {}

    static Look.Input look(Condition.Filter filter, Facts facts) {
        return switch (filter) {
            case Condition.Human(var value) -> {
                var kind = facts.history.person().kind();
                yield input(filter, word(kind), (kind == Kind.HUMAN) == value);
            }
            case Condition.TwoWay(var value) -> input(filter, facts.twoWay(), facts.twoWay() == value);
            case Condition.Tag(var tags) ->
                input(filter, facts.about.tags(), tags.stream().anyMatch(facts.about.tags()::contains));
            case Condition.HasCadence(var value) -> {
                var has = !Double.isNaN(facts.cadenceDays());
                yield input(filter, has ? Spans.days(facts.cadenceDays()) : "none", has == value);
            }
            case Condition.ContactDays(var least, var most) -> {
                var days = facts.contactDays().length;
                yield input(filter, days, (least == null || days >= least) && (most == null || days <= most));
            }
            case Condition.Known(var over) -> {
                var days = facts.contactDays();
                var known = days.length == 0
                        ? 0
                        : Rhythm.daysBetween(Instant.EPOCH.plus(Duration.ofDays(days[0])), facts.now);
                yield input(filter, Spans.days(known), known >= over.days());
            }
            case Condition.Resume(var below, var over) -> {
                var chance = facts.resume();
                yield input(
                        filter, share(chance), (below == null || chance < below) && (over == null || chance >= over));
            }
            case Condition.Unusual(var over) -> input(filter, share(facts.unusual()), facts.unusual() >= over);
            case Condition.Balance(var over) -> input(filter, share(facts.balance()), facts.balance() >= over);
            case Condition.OutsideCircle(var over) -> {
                var share = facts.crowd().shareOutside(facts.history);
                yield input(filter, share(share), share > over);
            }
            case Condition.AskOpen(var value) -> {
                var open = UnansweredMail.anyOpen(facts);
                yield input(filter, open, open == value);
            }
        };
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Look.Input input(Condition.Filter filter, Object value, boolean holds) {
        return new Look.Input(name(filter), value.toString(), holds);
    }

    /// As in the rule book.
    static String name(Condition condition) {
        var field = condition.getClass().getAnnotation(Field.class);
        return field != null && !field.key().isEmpty()
                ? field.key()
                : condition
                        .getClass()
                        .getSimpleName()
                        .replaceAll("(?<!^)([A-Z])", "_$1")
                        .toLowerCase(Locale.ROOT);
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
