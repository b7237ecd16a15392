package dev.kith.app.web;

import dev.kith.app.line.PersonLine;
import java.util.List;

/// What was noted, and what to show in its place.
///
/// @param shown `tags`, `about`, or empty for the words alone
/// @param person whom it is about, where something of them is shown
public record NotedPage(Frame frame, String said, String address, String shown, List<PersonLine> person) {}
