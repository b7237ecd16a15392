package dev.kith.app.look;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.said.Said;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plays the past: which reminders would have come over a stretch of time, judged and delivered each working
/// day at nine, with what was known then.
public final class Past {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private Past() {}

    /// A reminder that would have come.
    public record Reminded(Instant at, Finding finding) {}

    /// Told how far it is.
    public interface Progress {
        void days(long done, long total);
    }

    public static List<Reminded> reminders(
            RuleBook book, List<History> histories, Instant from, Instant to, ZoneId zone, Progress progress) {
        var told = new ArrayList<Told>();
        var all = new ArrayList<Reminded>();
        var coverage = new Coverage(Map.of("", Instant.EPOCH));
        var usual = Judge.usual(
                book, histories.stream().map(history -> history.upTo(from)).toList(), from, zone);
        var first = from.atZone(zone).toLocalDate();
        var last = to.atZone(zone).toLocalDate();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            progress.days(days(first, day), days(first, last));
            if (!book.budget().workingDays().contains(day.getDayOfWeek())) {
                continue;
            }
            var now = day.atTime(NINE).atZone(zone).toInstant();
            var findings = new Judge(book, histories, Said.NOTHING, coverage, now, zone, usual).findings();
            var log = new SentLog(told, histories);
            var here = new Circumstances(book, book.budget(), log, Said.NOTHING, coverage, Set.of());
            for (var decision : Delivery.decide(findings, here, now, zone)) {
                if (decision.verdict() == Verdict.DELIVER) {
                    var finding = decision.finding();
                    told.add(
                            new Told(finding.rule(), finding.person().id(), finding.episode(), now, decision.digest()));
                    all.add(new Reminded(now, finding));
                }
            }
        }
        return all;
    }

    private static long days(LocalDate first, LocalDate day) {
        return ChronoUnit.DAYS.between(first, day);
    }
}
