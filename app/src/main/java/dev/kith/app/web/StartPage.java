package dev.kith.app.web;

import dev.kith.app.desk.PersonLine;
import dev.kith.app.desk.StatusLine;
import java.util.List;

/// The first look: what to write into the mail program, how far the history is read, and whom a hello would please.
public record StartPage(Frame frame, StatusLine status, List<Hello> hellos) {
    /// @param why one sentence
    public record Hello(PersonLine person, String why) {}
}
