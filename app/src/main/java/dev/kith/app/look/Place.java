package dev.kith.app.look;

import java.nio.file.Path;
import java.util.Set;

/// A place on this machine where a mail program keeps mail.
///
/// @param program whose it is
/// @param me addresses that are the user's there, as far as the program's settings say
public record Place(String program, Path path, Set<String> me) {
    public Place {
        me = Set.copyOf(me);
    }
}
