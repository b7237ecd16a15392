package dev.kith.rules.occasion;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.ComesBack;
import dev.kith.rules.language.Greeted;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a mail to somebody who has never answered is a letter: to that person alone and for them alone, once, and
/// what it asks for comes back. Between strangers silence is the rule; only here it is news.
final class FirstLetter {
    /// What a program reads, and what goes on to many: list commands, addresses that take no answer, hosts of lists.
    private static final Pattern PROGRAM =
            Pattern.compile("(?i)(?:^|[._+-])(?:no-?reply|do-?not-?reply|(?:un)?subscribe"
                    + "|majordomo|listserv|mailer|daemon|postmaster|bounces?|robot|bot)(?:[._+-]|@)"
                    + "|-(?:request|join|leave|owner|bounces)@|@(?:lists?|groups?|listserv)\\."
                    + "|@(?:[a-z0-9-]+\\.)*(?:googlegroups\\.com|groups\\.io|freelists\\.org)$");

    /// Whoever let so many letters go before does not answer by mail.
    private static final int UNHEEDED_MAX = 3;

    private FirstLetter() {}

    /// @param mails from the one that asks on, in one conversation: whoever let a second one go as well has answered
    static boolean is(List<Interaction> mails, Facts facts) {
        var one = mails.getLast();
        return mails.size() == 1
                && one.people() <= 1
                && one.addressed()
                && !one.listed()
                && !toOther(one, facts)
                && !Greeted.circle(one.greeting())
                && facts.readings
                        .put(one)
                        .filter(act -> ComesBack.asked(act.sentence()))
                        .isPresent()
                // a day that is named beside the question is mostly what the question is about
                && one.acts().stream().noneMatch(act -> UnansweredMail.passed(act, facts))
                && unheeded(one, facts) < UNHEEDED_MAX
                && !(one.sent()
                        && (toNobody(one, facts) || facts.crowd().beside().answered(one)));
    }

    private static long unheeded(Interaction one, Facts facts) {
        return facts.past.stream()
                .filter(other -> other.sent() == one.sent()
                        && other.people() <= 1
                        && !other.automatic()
                        && !other.conversation().equals(one.conversation())
                        && facts.readings.put(other).isPresent())
                .limit(UNHEEDED_MAX)
                .count();
    }

    /// Does it answer a mail that stands elsewhere: somebody else's, a forge's notice?
    private static boolean toOther(Interaction one, Facts facts) {
        var answered = one.inReplyTo();
        return answered != null
                && facts.past.stream().noneMatch(other -> other.messageId().equals(answered));
    }

    /// Is it read by a program, or sent round?
    private static boolean toNobody(Interaction one, Facts facts) {
        var person = facts.history.person();
        return person.addresses().stream()
                        .anyMatch(address -> PROGRAM.matcher(address).find())
                || facts.crowd().beside().copied(person, one);
    }
}
