package dev.kith.app.desk;

import java.io.IOException;

/// Whoever can answer: the daemon, or a command that opened the folder itself.
public interface Answers {
    /// @throws Refusal with a sentence for the user
    void answer(Ask ask, Lines out) throws Refusal, IOException;
}
