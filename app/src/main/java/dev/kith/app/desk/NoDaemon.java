package dev.kith.app.desk;

import dev.kith.app.line.StatusLine;
import java.util.Set;

/// Stands for the daemon where none runs: a command has opened the folder itself.
///
/// @param version of this Kith
public record NoDaemon(String version) implements Desk.Life {
    @Override
    public StatusLine status(StatusLine folder) {
        return folder.alive(false, version, 0, 0);
    }

    @Override
    public Set<String> noLogin() {
        return Set.of();
    }

    @Override
    public void changed() {}

    @Override
    public Desk.Withdrawn withdraw(Set<String> persons) {
        return Desk.Withdrawn.NOBODY_TRIED;
    }

    @Override
    public void stop() throws Refusal {
        throw new Refusal("no daemon is running on this data folder");
    }
}
