package dev.kith.rules.occasion;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.book.Condition;
import dev.kith.rules.book.Period;
import dev.kith.rules.facts.Facts;
import dev.kith.rules.language.Gives;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The user's very first mail to somebody (principles 8, 18, 25, 26, 29).
final class FirstMails {
    /// Nothing before it within so long: otherwise history may only seem to begin there.
    private static final Duration BLANK = Duration.ofDays(180);

    /// What costs the other hours, pages or money.
    private static final Pattern BIG = Pattern.compile("(?i)(\\b(\\d+|several|a few|many|some)"
            + " (hours|days|weeks|pages|chapters)\\b|[$\u20ac\u00a3]\\s?\\d|\\b(invest|fund|sponsor|donate|lend|hire"
            + " me|endorse|recommendation letter|letter of recommendation|(review|read|edit|proofread) my"
            + " (thesis|book|manuscript|paper|code))\\b)");

    private FirstMails() {}

    static Optional<Occurrence> ask(Condition.FirstAsk rule, Facts facts) {
        return first(facts)
                .filter(mail -> Gives.asks(mail) && !Gives.helps(mail))
                .filter(mail -> rule.size() == Condition.Size.ANY || big(mail))
                .map(mail -> about(
                        mail,
                        rule.within(),
                        rule.size() == Condition.Size.BIG
                                ? "your first mail to them asks for much and brings nothing"
                                : "your first mail to them asks for something and brings nothing"));
    }

    static Optional<Occurrence> lengthy(Condition.LongFirstMail rule, Facts facts) {
        return first(facts)
                .filter(mail -> mail.words() > rule.words())
                .map(mail -> about(mail, rule.within(), "your first mail to them has " + mail.words() + " words"));
    }

    /// Found about the person written to last.
    static Optional<Occurrence> cold(Condition.ColdAsks rule, Facts facts) {
        var mine = first(facts).filter(Gives::asks);
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        var mail = mine.get();
        var from = mail.date().minus(rule.within().length());
        var others = facts.lately().asked().stream()
                .filter(other -> !facts.them(other.whom()) && other.at().isAfter(from))
                .toList();
        if (others.size() + 1 < rule.people()
                || others.stream().anyMatch(other -> other.at().isAfter(mail.date()))) {
            return Optional.empty();
        }
        return Optional.of(about(
                mail,
                Period.ofDays(3),
                "your first mails to " + (others.size() + 1) + " persons within " + rule.within()
                        + " ask for something"));
    }

    private static Optional<Interaction> first(Facts facts) {
        return facts.opening().filter(mail -> facts.coverage.reaches(mail.date().minus(BLANK)));
    }

    private static boolean big(Interaction mail) {
        return mail.acts().stream()
                .filter(act -> act.kind() == ActKind.ASK)
                .anyMatch(act -> BIG.matcher(act.sentence()).find());
    }

    private static Occurrence about(Interaction mail, Period within, String words) {
        return new Occurrence(
                mail.date(), mail.date(), mail.date().plus(within.length()), mail.messageId(), words, List.of(mail));
    }
}
