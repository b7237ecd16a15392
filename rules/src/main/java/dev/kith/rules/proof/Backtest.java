package dev.kith.rules.proof;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.book.Rule;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.facts.Memory;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Runs the rule book over a past: a virtual clock judges and delivers each working day at nine. Reminders
/// change nothing in that past, so whatever the user did after one, they did without it.
public final class Backtest {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    /// A silence of so many days, ended by the user, is a revival.
    private static final int REVIVED_DAYS = 90;

    private static final int TIE_DAYS_MIN = 6;
    private static final int USUAL_EVERY_DAYS = 30;

    private final RuleBook book;
    private final List<History> histories;
    private final Map<String, History> byPerson = new HashMap<>();
    private final Said said;
    private final ZoneId zone;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();

    private Backtest(RuleBook book, List<History> histories, Said said, ZoneId zone) {
        this.book = book;
        this.histories = histories;
        this.said = said;
        this.zone = zone;
        histories.forEach(history -> byPerson.put(history.person().id(), history));
        book.rules().stream().filter(Rule::on).forEach(rule -> tallies.put(rule.id(), new Tally(rule.id())));
    }

    /// Runs from `from` to `to`; what came before is history, what comes after tells what became of it.
    public static Result run(RuleBook book, List<History> histories, Said said, Instant from, Instant to, ZoneId zone) {
        return run(book, histories, said, from, to, zone, (_, _) -> {});
    }

    /// @param lines one for each rule that is on, by id, and one for all together
    /// @param told what was delivered, in order
    /// @param found the same with what was found
    public record Result(List<BacktestLine> lines, List<Told> told, List<Found> found) {}

    /// @param at when it was delivered
    public record Found(Finding finding, Instant at) {}

    /// Told how far a long run is.
    public interface Progress {
        void days(long done, long total);
    }

    /// The same, with word of how far it is.
    public static Result run(
            RuleBook book,
            List<History> histories,
            Said said,
            Instant from,
            Instant to,
            ZoneId zone,
            Progress progress) {
        var test = new Backtest(book, histories, said, zone);
        test.live(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate(), progress);
        return new Result(test.lines(from, to), List.copyOf(test.told), List.copyOf(test.found));
    }

    private void live(LocalDate first, LocalDate last, Progress progress) {
        var memory = new Memory();
        Usual usual = null;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            progress.days(first.until(day, ChronoUnit.DAYS), first.until(last, ChronoUnit.DAYS) + 1);
            if (!book.budget().workingDays().contains(day.getDayOfWeek())) {
                continue;
            }
            var now = day.atTime(NINE).atZone(zone).toInstant();
            if (usual == null
                    || usual.at().plus(Duration.ofDays(USUAL_EVERY_DAYS)).isBefore(now)) {
                usual = Judge.usual(book, histories, now, zone).with(memory);
            }
            judge(new Judge(book, histories, said, covered(), now, zone, usual), day, now);
        }
    }

    private static Coverage covered() {
        return new Coverage(Map.of("", Instant.EPOCH));
    }

    private void judge(Judge judge, LocalDate day, Instant now) {
        var findings = judge.findings();
        if (findings.isEmpty()) {
            return;
        }
        var here = new Circumstances(book, book.budget(), new SentLog(told, byPerson), said, covered(), Set.of());
        for (var decision : Delivery.decide(findings, here, now, zone)) {
            note(decision, day, now);
        }
    }

    private void note(Decision decision, LocalDate day, Instant now) {
        var finding = decision.finding();
        var tally = tallies.computeIfAbsent(finding.rule(), Tally::new);
        tally.fired(finding, decision.verdict());
        if (decision.verdict() == Verdict.DELIVER) {
            found.add(new Found(finding, now));
            told.add(new Told(finding.rule(), finding.person().id(), finding.episode(), now, decision.digest()));
            tally.delivered(day, outcome(finding, now), finding.person().kind());
        }
    }

    private Outcome outcome(Finding finding, Instant now) {
        var history = byPerson.get(finding.person().id());
        return history == null ? Outcome.IDLE : Outcome.of(history, now);
    }

    private List<BacktestLine> lines(Instant from, Instant to) {
        var weeks = Math.max(1, Rhythm.daysBetween(from, to) / 7);
        var all = new Tally("*");
        tallies.values().forEach(all::add);
        var lines = new ArrayList<BacktestLine>();
        for (var tally : tallies.values()) {
            lines.add(tally.line(weeks, missed(tally.rule(), from, to)));
        }
        lines.add(all.line(weeks, missed("*", from, to)));
        return lines;
    }

    /// Ties with some past that the user revived after a long silence in which nothing was told about them.
    private long missed(String rule, Instant from, Instant to) {
        return histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN && history.twoWay())
                .mapToLong(history -> missed(rule, history, from, to))
                .sum();
    }

    private long missed(String rule, History history, Instant from, Instant to) {
        var missed = 0;
        var days = 0;
        Instant last = null;
        for (var one : history.interactions()) {
            if (!Rhythm.contact(one)) {
                continue;
            }
            if (last != null
                    && one.sent()
                    && days >= TIE_DAYS_MIN
                    && Rhythm.daysBetween(last, one.date()) >= REVIVED_DAYS
                    && one.date().isAfter(from)
                    && one.date().isBefore(to)
                    && !told(rule, history.person().id(), last, one.date())) {
                missed++;
            }
            if (last == null || Rhythm.daysBetween(last, one.date()) >= 1) {
                days++;
            }
            last = one.date();
        }
        return missed;
    }

    private boolean told(String rule, String person, Instant from, Instant to) {
        return told.stream()
                .anyMatch(one -> one.person().equals(person)
                        && (rule.equals("*") || one.rule().equals(rule))
                        && one.at().isAfter(from)
                        && one.at().isBefore(to));
    }
}
