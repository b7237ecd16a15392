package dev.kith.app.web;

import dev.kith.app.desk.PersonLine;
import java.util.List;

/// The user's network to look at.
///
/// @param circles whom the picture shows, the nearest circle first
/// @param others how many more there are
public record MirrorPage(Frame frame, Longevity longevity, List<Placed> circles, int others) {
    public record Placed(PersonLine person, Circle circle) {}
}
