package dev.kith.app.web;

import dev.kith.app.desk.WhyLine;
import java.util.List;

/// Every rule's verdict on a person.
public record WhyPage(Frame frame, String address, List<WhyLine> rules) {
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
