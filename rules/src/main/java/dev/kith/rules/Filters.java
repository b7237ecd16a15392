package dev.kith.rules;

import dev.kith.indexer.history.Kind;
import dev.kith.rules.book.Condition;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.occasion.Occasions;
import dev.kith.rules.occasion.Spans;
import dev.kith.rules.yaml.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;

/// Looks whether a filter holds, and says what it saw.
final class Filters {
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            var field = type.getAnnotation(Field.class);
            return field != null && !field.key().isEmpty()
                    ? field.key()
                    : type.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }
    };

    private Filters() {}

    static boolean holds(Condition.Filter filter, Facts facts) {
        return switch (filter) {
            case Condition.Human(var value) -> (facts.history.person().kind() == Kind.HUMAN) == value;
            case Condition.TwoWay(var value) -> facts.twoWay() == value;
            case Condition.Tag(var tags) -> tags.stream().anyMatch(facts.about.tags()::contains);
            case Condition.HasCadence(var value) -> Double.isNaN(facts.cadenceDays()) != value;
            case Condition.ContactDays(var least, var most) -> {
                var days = facts.contactDays().length;
                yield (least == null || days >= least) && (most == null || days <= most);
            }
            case Condition.Known(var over) -> knownDays(facts) >= over.days();
            case Condition.Resume(var below, var over) -> {
                var chance = facts.resume();
                yield (below == null || chance < below) && (over == null || chance >= over);
            }
            case Condition.Unusual(var over) -> facts.unusual() >= over;
            case Condition.Balance(var over) -> facts.balance() >= over;
            case Condition.Shared(var conversations, var months) -> {
                var shared = facts.shared();
                yield shared.conversations() >= conversations && shared.months() >= months;
            }
            case Condition.Lasting(var over) -> facts.lasting() >= over;
            case Condition.OutsideCircle(var over) -> facts.crowd().shareOutside(facts.history) > over;
            case Condition.AskOpen(var value) -> Occasions.askOpen(facts) == value;
        };
    }

    static Look.Input look(Condition.Filter filter, Facts facts) {
        return new Look.Input(name(filter), value(filter, facts), holds(filter, facts));
    }

    private static String value(Condition.Filter filter, Facts facts) {
        return switch (filter) {
            case Condition.Human _ -> word(facts.history.person().kind());
            case Condition.TwoWay _ -> yes(facts.twoWay());
            case Condition.Tag _ ->
                facts.about.tags().isEmpty() ? "none" : String.join(", ", new TreeSet<>(facts.about.tags()));
            case Condition.HasCadence _ -> Double.isNaN(facts.cadenceDays()) ? "none" : Spans.days(facts.cadenceDays());
            case Condition.ContactDays _ -> Integer.toString(facts.contactDays().length);
            case Condition.Known _ -> Spans.days(knownDays(facts));
            case Condition.Resume _ -> share(facts.resume());
            case Condition.Unusual _ -> share(facts.unusual());
            case Condition.Balance _ -> share(facts.balance());
            case Condition.Shared _ -> {
                var shared = facts.shared();
                yield "both wrote in " + shared.conversations() + " conversations, in " + shared.months() + " months";
            }
            case Condition.Lasting _ ->
                String.format(
                        Locale.ROOT,
                        "%.1f days with contact, each worth half after a year, of %d in all",
                        facts.lasting(),
                        facts.contactDays().length);
            case Condition.OutsideCircle _ -> share(facts.crowd().shareOutside(facts.history));
            case Condition.AskOpen _ -> yes(Occasions.askOpen(facts));
        };
    }

    private static double knownDays(Facts facts) {
        var days = facts.contactDays();
        return days.length == 0 ? 0 : Rhythm.daysBetween(Instant.EPOCH.plus(Duration.ofDays(days[0])), facts.now);
    }

    /// As in the rule book.
    static String name(Condition condition) {
        return NAMES.get(condition.getClass());
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
