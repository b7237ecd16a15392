package dev.kith.app.web;

import dev.kith.app.line.PersonLine;

/// How near somebody is, in four circles. A word, not a figure: nobody is measured against anybody else.
public enum Circle {
    CLOSE("close"),
    IN_TOUCH("in touch"),
    LOOSE("loose"),
    FAINT("faint");

    private final String word;

    Circle(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The strength of a tie, which takes two: nothing where mail went one way only, be it a newsletter's or to a list.
    static double tie(PersonLine person) {
        return person.sent() == 0 || person.received() == 0 ? 0 : person.strength();
    }

    /// By days of contact, each of which fades with time (the tie's strength).
    ///
    /// @param strongest strength of the strongest tie there is
    static Circle of(PersonLine person, double strongest) {
        var near = strongest <= 0 ? 0 : Math.sqrt(tie(person) / strongest);
        if (near >= 0.6) {
            return CLOSE;
        }
        if (near >= 0.3) {
            return IN_TOUCH;
        }
        return near >= 0.1 ? LOOSE : FAINT;
    }
}
