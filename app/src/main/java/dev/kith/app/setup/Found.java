package dev.kith.app.setup;

import java.util.List;
import java.util.Optional;

/// What is known of a mailbox before the user was asked anything.
///
/// @param servers empty: they have to be asked for
/// @param how by which way they were found, a few words
/// @param provider the shipped row that applies, if one does
/// @param notes sentences for the user
public record Found(Optional<Servers> servers, Road road, String how, Optional<Provider> provider, List<String> notes) {
    public Found {
        notes = List.copyOf(notes);
    }
}
