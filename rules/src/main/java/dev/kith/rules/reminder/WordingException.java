package dev.kith.rules.reminder;

import java.util.List;

/// The wording files have mistakes. The message holds all of them, one a line, each with file and line; safe to show.
public final class WordingException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    public WordingException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
