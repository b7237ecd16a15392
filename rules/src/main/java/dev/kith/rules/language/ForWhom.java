package dev.kith.rules.language;

import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Person;
import java.util.List;
import java.util.Set;

/// Whom of several a question is for: who is named, in the greeting or in the question, and where nobody is
/// named, who is answered.
///
/// @param own what the user is called, lower-case
/// @param past the mail between the two
public record ForWhom(Person person, Set<String> own, List<Interaction> past) {

    /// Is it for this person, or, where they wrote it, for the user?
    public boolean reader(Interaction one, String question) {
        var between = one.people() <= 1;
        if (between && (one.sent() || !one.listed())) {
            return one.sent() || !Greeted.circle(one.greeting());
        }
        if (!one.sent() && Greeted.members(one.greeting())) {
            return called(one, question) == Greeted.Whom.READER;
        }
        var names = one.sent() ? Greeted.names(person) : own;
        var greeted = one.sent() ? Greeted.whom(one.greeting(), names) : Greeted.whom(one, names);
        var called = calledBy(one, question);
        if (called == Greeted.Whom.READER || greeted == Greeted.Whom.READER && called == Greeted.Whom.NOBODY) {
            return true;
        }
        if (called == Greeted.Whom.ANOTHER || greeted == Greeted.Whom.ANOTHER) {
            return false;
        }
        var answered = one.inReplyTo();
        return answered == null || answers(one, answered, between);
    }

    /// Does the question itself call its reader?
    public boolean byName(Interaction one, String question) {
        return calledBy(one, question) == Greeted.Whom.READER;
    }

    private Greeted.Whom calledBy(Interaction one, String question) {
        return one.sent() ? Greeted.called(question, Greeted.names(person)) : called(one, question);
    }

    /// Whom a question in mail to the user calls.
    public Greeted.Whom called(Interaction one, String question) {
        return own.isEmpty() ? Greeted.called(one, question) : Greeted.called(question, own);
    }

    /// Does it answer a mail of its reader? Between two it may be the writer's own: "any news on this?"
    private boolean answers(Interaction one, String id, boolean between) {
        for (var i = past.size() - 1; i >= 0; i--) {
            var other = past.get(i);
            if (other.messageId().equals(id)) {
                return between || other.sent() != one.sent();
            }
        }
        return false;
    }
}
