package dev.kith.rules.reminder;

import java.util.List;

/// What a reminder says, before it is laid out: plain words, nothing escaped.
///
/// @param language a language tag, for `lang` and Content-Language
record Letter(String language, String subject, List<Block> blocks) {
    Letter {
        blocks = List.copyOf(blocks);
    }

    /// A piece of the letter, from top to bottom.
    sealed interface Block {
        /// The first sentence: what a list of messages shows of it.
        record Lead(String text) implements Block {}

        /// A person's name above their part of a digest.
        record Heading(String text) implements Block {}

        record Paragraph(String text) implements Block {}

        /// A word or two, and what it introduces.
        record Labelled(String label, String text) implements Block {}

        /// A real line of mail.
        record Quote(String from, String line) implements Block {}

        /// The user's own words, line by line.
        record Verbatim(String text) implements Block {}

        record Actions(List<Action> actions) implements Block {
            public Actions {
                actions = List.copyOf(actions);
            }
        }

        /// Small print: why this came and how to stop it.
        record Foot(String text) implements Block {}
    }

    /// @param uri for the HTML part
    /// @param shortUri for the text part, cut to fit a line where it can be
    /// @param main a thing to do, and not a word to Kith
    record Action(String label, String uri, String shortUri, boolean main) {}
}
