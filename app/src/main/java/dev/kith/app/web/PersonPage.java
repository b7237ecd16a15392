package dev.kith.app.web;

import dev.kith.app.desk.DueLine;
import dev.kith.app.desk.PersonLine;
import dev.kith.app.desk.PersonLine.Exchange;
import java.util.List;

/// A person.
///
/// @param due what is found about them now
/// @param latest the last exchanges, the latest first
/// @param exchanges how many there are in all
public record PersonPage(
        Frame frame, PersonLine person, List<DueLine> due, Timeline timeline, List<Exchange> latest, int exchanges) {
    public String address() {
        return person.addresses().getFirst();
    }

    public String lastSubject() {
        return latest.isEmpty() ? "" : latest.getFirst().subject();
    }
}
