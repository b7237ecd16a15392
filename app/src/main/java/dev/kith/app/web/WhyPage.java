package dev.kith.app.web;

import dev.kith.app.line.WhyLine;
import java.util.Comparator;
import java.util.List;

/// Every rule's verdict on a person.
///
/// @param all those too that are switched off
public record WhyPage(Frame frame, String address, List<WhyLine> rules, boolean all) {
    /// Those to show, what is found first.
    public List<WhyLine> shown() {
        return rules.stream()
                .filter(rule -> all || rule.on())
                .sorted(Comparator.comparing((WhyLine rule) -> !rule.fires()))
                .toList();
    }

    /// The names of those that are switched off and not looked at.
    public List<String> off() {
        return rules.stream()
                .filter(rule -> !all && !rule.on())
                .map(WhyLine::rule)
                .toList();
    }

    public String outcome(WhyLine rule) {
        if (!rule.on()) {
            return "switched off";
        }
        if (rule.fires()) {
            return "found";
        }
        return rule.due() == null ? "nothing" : "not before " + frame.days().on(rule.due());
    }
}
