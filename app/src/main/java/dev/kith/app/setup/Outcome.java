package dev.kith.app.setup;

import java.util.List;
import java.util.Optional;

/// What set-up found out, and what the user is told of it.
///
/// @param how by which way the servers were found, a few words
/// @param plan empty where there is no way in for now
/// @param notes what the user should know
public record Outcome(String address, Road road, String how, Optional<Plan> plan, List<String> notes) {
    public Outcome {
        notes = List.copyOf(notes);
    }
}
