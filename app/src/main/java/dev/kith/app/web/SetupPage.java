package dev.kith.app.web;

import dev.kith.app.setup.Found;
import dev.kith.app.setup.Road;
import dev.kith.app.setup.Servers;
import java.util.List;
import java.util.Optional;

/// One step of set-up.
///
/// @param form what every form carries
/// @param sentence what went wrong with the step before, or nothing
/// @param asks whom Kith would ask to find the servers; empty when they are known
/// @param screen what the steps said
/// @param text what is to be written, or to be typed
public record SetupPage(
        String form,
        Step step,
        String address,
        String sentence,
        Optional<Found> found,
        List<String> asks,
        String screen,
        String text) {
    /// Where the user is.
    public enum Step {
        ADDRESS,
        FOUND,
        TRIED,
        WRITTEN
    }

    /// The four ways in.
    public List<Road> roads() {
        return List.of(Road.values());
    }

    /// Whether this is the way that applies; before the servers are known nobody can tell.
    public boolean applies(Road road) {
        return found.filter(f -> f.road() == road)
                .filter(f -> f.servers().isPresent() || f.provider().isPresent())
                .isPresent();
    }

    /// Where the user makes an app password, or reads on; empty when there is nothing to do.
    public String helpPage() {
        return found.flatMap(Found::provider)
                .filter(p -> p.road() != Road.PASSWORD && p.page().startsWith("https://"))
                .map(p -> p.page())
                .orElse("");
    }

    /// What stands in the field for the incoming server.
    public String imap() {
        return found.flatMap(Found::servers).map(Servers::imap).orElse("");
    }

    /// What stands in the field for the outgoing server.
    public String smtp() {
        return found.flatMap(Found::servers).map(Servers::smtp).orElse("");
    }
}
