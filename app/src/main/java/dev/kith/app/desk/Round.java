package dev.kith.app.desk;

import dev.kith.app.line.PersonLine;
import dev.kith.rules.Finding;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.metrics.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one judging of everybody leaves behind: enough to show it, and to say again what is due after the user said
/// something, without reading all histories once more. Holds none of them.
///
/// @param people humans alone, the strongest tie first
/// @param findings what holds
/// @param slow what changes slowly
record Round(Instant asOf, List<PersonLine> people, List<Finding> findings, SentLog sent, Usual usual, Slow slow) {
    private static final Duration COMING = Duration.ofDays(7);
    private static final Duration SLOW = Duration.ofHours(1);

    /// What costs another pass over all histories, and is good for an hour while no mail comes and the rules stay.
    ///
    /// @param mails how many there were
    /// @param coming what would hold a week later and does not yet
    record Slow(Instant asOf, long mails, RuleBook book, List<Finding> coming, Figures figures) {
        @SuppressWarnings("ReferenceEquality") // the same reading of the file
        boolean holds(Instant now, long count, RuleBook current) {
            return mails == count && book == current && !asOf.isAfter(now) && asOf.isAfter(now.minus(SLOW));
        }
    }

    /// @param before the round before, or null
    static Round of(Holdings holdings, Judgement judgement, @Nullable Round before) {
        var now = judgement.now();
        var people = new PeopleAnswer(holdings, now)
                .everybody(judgement).stream().filter(PersonLine::human).toList();
        var mails = judgement.histories().stream()
                .mapToLong(history -> history.interactions().size())
                .sum();
        var book = holdings.book();
        var slow = before != null && before.slow.holds(now, mails, book)
                ? before.slow
                : new Slow(now, mails, book, coming(judgement), judgement.figures());
        return new Round(now, people, judgement.findings(), judgement.sentToKeep(), judgement.usual(), slow);
    }

    private static List<Finding> coming(Judgement judgement) {
        var known = judgement.findings().stream().map(Round::occasion).collect(Collectors.toSet());
        return judgement.later(judgement.now().plus(COMING)).stream()
                .filter(finding -> !known.contains(occasion(finding)))
                .toList();
    }

    private static String occasion(Finding finding) {
        return finding.rule() + " " + finding.person().id();
    }

    /// The same with others in the place of those who have one of these addresses.
    Round with(List<PersonLine> fresh, Set<String> addresses) {
        var others =
                people.stream().filter(person -> person.addresses().stream().noneMatch(addresses::contains));
        var all = Stream.concat(others, fresh.stream())
                .sorted(PeopleAnswer.STRONGEST)
                .toList();
        return new Round(asOf, all, findings, sent, usual, slow);
    }
}
