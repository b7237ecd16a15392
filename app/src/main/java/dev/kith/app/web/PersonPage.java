package dev.kith.app.web;

import dev.kith.app.line.AboutLine;
import dev.kith.app.line.DueLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.PersonLine.Exchange;
import java.util.List;

/// A person.
///
/// @param due what is found about them now
/// @param latest the last exchanges, the latest first
/// @param exchanges how many there are in all
/// @param namesakes addresses under which the same name is known
/// @param noted what was done a moment ago; mostly empty
public record PersonPage(
        Frame frame,
        AboutLine about,
        List<Introduced> introductions,
        List<DueLine> due,
        Timeline timeline,
        List<Exchange> latest,
        int exchanges,
        List<String> namesakes,
        String noted) {
    /// @param others by name
    public record Introduced(AboutLine.Introduction introduction, String others) {}

    public PersonLine person() {
        return about.person();
    }

    /// `4 hours`, `3 working days`: the usual time until an answer.
    public static String answer(double workingDays) {
        if (workingDays < 1.5 / 24) {
            return "an hour";
        }
        if (workingDays < 1) {
            return Math.round(workingDays * 24) + " hours";
        }
        return workingDays < 1.5 ? "a working day" : Math.round(workingDays) + " working days";
    }

    public String address() {
        return person().addresses().getFirst();
    }

    public String lastSubject() {
        return latest.isEmpty() ? "" : latest.getFirst().subject();
    }
}
