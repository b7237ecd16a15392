package dev.kith.app.web;

import dev.kith.app.line.LetterLine;
import java.util.List;

/// A conversation to read.
///
/// @param cut there are older messages that are not shown
public record ConversationPage(Frame frame, List<LetterLine> letters, boolean cut) {
    /// A signature without the line of dashes that parts it from the text.
    public String signature(LetterLine letter) {
        return letter.signature().replaceFirst("^\\s*--\\s*\\n", "").strip();
    }

    public String subject() {
        return letters.getFirst().subject();
    }
}
