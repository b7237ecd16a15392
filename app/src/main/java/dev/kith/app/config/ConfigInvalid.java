package dev.kith.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be used, with all its mistakes. The message may be shown to the user.
public final class ConfigInvalid extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    ConfigInvalid(Path file, List<Mistake> mistakes) {
        super(mistakes.stream().map(m -> m.inFile(file.toString())).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
