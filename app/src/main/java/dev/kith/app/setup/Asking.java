package dev.kith.app.setup;

import java.util.Locale;

/// Asks the user one thing.
public interface Asking {
    /// @param otherwise the answer when nothing is typed, or nobody is there to type
    String ask(String question, String otherwise);

    /// Whether somebody is there who can be asked once more after a slip.
    default boolean again() {
        return false;
    }

    default boolean yes(String question, boolean otherwise) {
        var answer = ask(question + (otherwise ? " [Y/n]" : " [y/N]"), otherwise ? "y" : "n")
                .strip()
                .toLowerCase(Locale.ROOT);
        return answer.startsWith("y");
    }
}
