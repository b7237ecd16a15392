package dev.kith.rules;

import dev.kith.indexer.history.Interaction;

/// Whom of several a question is for: who is named, in the greeting or in the question, and where nobody is named, who
/// is answered.
final class ForWhom {
    private ForWhom() {}

    /// Is it for this person, or, where they wrote it, for the user?
    static boolean reader(Interaction one, String question, Facts facts) {
        var between = one.people() <= 1;
        if (between && (one.sent() || !one.listed())) {
            return one.sent() || !Greeted.circle(one.greeting());
        }
        var names = one.sent() ? Greeted.names(facts.history.person()) : facts.population.names();
        var greeted = one.sent() ? Greeted.whom(one.greeting(), names) : Greeted.whom(one, names);
        var called = one.sent() ? Greeted.called(question, names) : called(one, question, facts);
        if (called == Greeted.Whom.READER || greeted == Greeted.Whom.READER && called == Greeted.Whom.NOBODY) {
            return true;
        }
        if (called == Greeted.Whom.ANOTHER || greeted == Greeted.Whom.ANOTHER) {
            return false;
        }
        var answered = one.inReplyTo();
        return answered == null || answers(one, answered, between, facts);
    }

    /// Whom a question in mail to the user calls.
    static Greeted.Whom called(Interaction one, String question, Facts facts) {
        var names = facts.population.names();
        return names.isEmpty() ? Greeted.called(one, question) : Greeted.called(question, names);
    }

    /// Does it answer a mail of its reader? Between two it may be the writer's own: "any news on this?"
    private static boolean answers(Interaction one, String id, boolean between, Facts facts) {
        for (var i = facts.past.size() - 1; i >= 0; i--) {
            var other = facts.past.get(i);
            if (other.messageId().equals(id)) {
                return between || other.sent() != one.sent();
            }
        }
        return false;
    }
}
