package dev.kith.rules.reminder;

import java.time.Instant;
import java.util.List;

/// What Kith answers to a mail that the user wrote to it.
public sealed interface Note {
    /// The best conversations for a query.
    record Found(String query, long total, List<Hit> hits) implements Note {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /// A found conversation.
    ///
    /// @param who whom it was with, as they write themselves: a stranger's text
    /// @param subject a stranger's text
    /// @param line own words around the match
    /// @param messageId for the link
    record Hit(String who, Instant date, String subject, String line, String messageId) {}

    /// Every rule's verdict on a person.
    record Why(String name, List<Verdict> verdicts) implements Note {
        public Why {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// @param holds whether the rule finds something
    /// @param words the reason, or the first condition that does not hold
    record Verdict(String rule, boolean holds, String words) {}

    /// A draft that could not be put where drafts are.
    ///
    /// @param name of the person, as they write themselves
    record NoDrafts(String name, Draft draft) implements Note {}

    /// Words that are no command: they went to nobody.
    ///
    /// @param name of the person the reminder was about, or empty
    /// @param address where they may have been meant for, or empty
    record Returned(String name, String address, String subject, String text) implements Note {}
}
