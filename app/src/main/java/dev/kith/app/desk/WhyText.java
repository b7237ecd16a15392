package dev.kith.app.desk;

import dev.kith.app.line.WhyLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the rules say of a person, written for people to read: of the rules that are on, what decided each; of
/// the others, the names. The rule book's own words are in [WhyLine].
public final class WhyText {
    private static final String NOTHING = "nothing open";

    private WhyText() {}

    /// @param rules all of a person, in the rule book's order
    public static List<String> lines(List<WhyLine> rules) {
        var found = new ArrayList<String>();
        var closed = rules.stream()
                .flatMap(rule -> rule.inputs().stream())
                .filter(input -> !input.holds()
                        && (input.name().equals("human") || input.name().equals("open")))
                .findFirst();
        if (closed.isPresent()) {
            found.add("Kith raises nothing here: " + words(closed.get()) + ".");
            // what was told while it still did
            rules.stream().filter(rule -> !rule.changes().isEmpty()).forEach(rule -> {
                found.add(title(rule));
                changes(rule, found);
            });
            return found;
        }
        rules.stream().filter(WhyLine::on).forEach(rule -> rule(rule, found));
        var off = rules.stream().filter(rule -> !rule.on()).toList();
        off.stream().filter(WhyLine::fires).forEach(rule -> {
            found.add(title(rule));
            found.add("    found, and not told: this rule is switched off");
            inputs(rule, found);
        });
        var silent =
                off.stream().filter(rule -> !rule.fires()).map(WhyLine::rule).collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            found.add("Switched off, and with nothing to say now: " + silent + ".");
        }
        return found;
    }

    private static void rule(WhyLine rule, List<String> found) {
        found.add(title(rule));
        var due = rule.due();
        if (rule.fires()) {
            found.add("    this is so" + (rule.reason() == null ? "" : ", and what comes of it: " + rule.reason()));
            inputs(rule, found);
        } else if (due != null) {
            found.add("    this will be so on " + due.toLocalDate() + " if nothing happens before");
            inputs(rule, found);
        } else {
            var decisive =
                    rule.inputs().stream().filter(input -> !input.holds()).findFirst();
            found.add("    not so" + decisive.map(input -> ": " + words(input)).orElse(""));
        }
        changes(rule, found);
    }

    private static String title(WhyLine rule) {
        return rule.rule() + (rule.about().isEmpty() ? "" : ": " + rule.about());
    }

    /// The gates hold for everybody whom Kith speaks of.
    private static void inputs(WhyLine rule, List<String> found) {
        rule.inputs().stream()
                .filter(input -> !input.name().equals("human") && !input.name().equals("open"))
                .forEach(input -> found.add("    - " + words(input)));
    }

    private static void changes(WhyLine rule, List<String> found) {
        rule.changes()
                .forEach(change -> found.add(
                        "    " + change.at().toLocalDate() + " " + state(change.became()) + ": " + change.cause()));
    }

    private static String state(String state) {
        return switch (state) {
            case "inactive" -> "no longer so";
            case "pending" -> "waiting";
            case "firing" -> "found";
            case "delivered" -> "told";
            case "resolved" -> "settled";
            case "dismissed" -> "put away by you";
            default -> state;
        };
    }

    private static String words(WhyLine.Input input) {
        var value = input.value();
        var yes = value.equals("yes");
        return switch (input.name()) {
            case "human" ->
                switch (value) {
                    case "list" -> "this is a mailing list, and no person";
                    case "machine" -> "a machine writes from there, and no person";
                    default -> "a person writes from there";
                };
            case "open" ->
                input.holds()
                        ? "nothing stands in the way"
                        : "they said no or are away, you sealed it, or it is better to leave them in peace for now";
            case "two_way" -> yes ? "both of you have written" : "only one of you has ever written";
            case "has_cadence" ->
                value.equals("none")
                        ? "you have not said how often you wish to be in touch"
                        : "you wish to be in touch every " + value;
            case "tag" -> value.equals("none") ? "you gave them no tag" : "your tags: " + value;
            case "contact_days" -> "you two wrote on " + value + (value.equals("1") ? " day" : " days");
            case "known" -> "the first mail was " + value + " ago";
            case "resume" -> "that it goes on by itself within a month has a chance of " + percent(value);
            case "unusual" -> "it is quiet for longer than in " + percent(value) + " of the pauses before";
            case "balance" -> "the one who writes less wrote " + percent(value) + " of the mails";
            case "outside_circle" -> percent(value) + " of your contacts are at one place, and they are not";
            case "ask_open" -> yes ? "a question between you is still open" : "no question between you is open";
            case "unanswered" -> value.equals(NOTHING) ? "no question or request waits" : value;
            case "promise" -> value.equals(NOTHING) ? "no promise waits" : value;
            case "meeting" -> value.equals(NOTHING) ? "no meeting is ahead" : value;
            case "introduction" -> value.equals(NOTHING) ? "no introduction waits for anything" : value;
            case "silence" -> value;
            default -> value.equals(NOTHING) ? "nothing of the kind has happened lately" : value;
        };
    }

    /// A share of one; what is none stays as it is.
    private static String percent(String share) {
        try {
            return Math.round(Double.parseDouble(share) * 100) + " %";
        } catch (NumberFormatException _) {
            return share;
        }
    }
}
