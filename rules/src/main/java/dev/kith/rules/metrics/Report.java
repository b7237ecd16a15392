package dev.kith.rules.metrics;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.language.Gives;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The report (principles 47, 55, 61, 75 to 78): what follow-ups led to, how soon people helped each other, how
/// long ties last; these stand first, and totals are left out. Pure.
public final class Report {
    private static final Duration ANSWER = Duration.ofDays(14);
    private static final double YEAR = 365;
    private static final int[] YEARS = {1, 2, 3, 5, 10};
    /// An address that tells of no country.
    private static final String NOWHERE = "";
    /// Over this share in one place is worth a word.
    private static final double MOST = 0.7;

    private final List<History> people;
    private final Map<String, History> byPerson;
    private final Instant now;
    private final ZoneId zone;

    private Report(List<History> histories, Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
        this.people = histories.stream()
                .filter(history -> history.person().kind() == Kind.HUMAN)
                .map(history -> new History(
                        history.person(),
                        history.interactions().stream()
                                .filter(one -> !one.date().isAfter(now))
                                .toList()))
                .filter(History::twoWay)
                .toList();
        this.byPerson = people.stream().collect(Collectors.toMap(h -> h.person().id(), h -> h, (a, _) -> a));
    }

    /// @param told reminders that were delivered
    /// @param leftOut occasions that were found and never told, with when they were found
    public static List<Metric> of(
            List<History> histories, List<Told> told, List<Told> leftOut, Said said, Instant now, ZoneId zone) {
        return figures(histories, told, leftOut, said, now, zone).metrics();
    }

    /// The same with what its pictures need.
    public static Figures figures(
            List<History> histories, List<Told> told, List<Told> leftOut, Said said, Instant now, ZoneId zone) {
        var report = new Report(histories, now, zone);
        var followUps = new Conversion(report.byPerson, now).followUps(told, leftOut, said);
        var lines = new ArrayList<>(followUps.stream().map(FollowUp::metric).toList());
        lines.add(report.firstHelp("you first helped", true));
        lines.add(report.firstHelp("they first helped", false));
        var longevity = Longevity.of(report.people, now);
        lines.addAll(report.longevity(longevity));
        lines.addAll(report.personalLine());
        lines.addAll(report.spread());
        return new Figures(lines, followUps, longevity);
    }

    /// Median days from the first mail to the first one that gives something.
    private Metric firstHelp(String group, boolean mine) {
        var days = people.stream()
                .flatMap(history -> history.interactions().stream()
                        .filter(one -> one.sent() == mine && !one.automatic() && !one.listed() && Gives.helps(one))
                        .findFirst()
                        .map(one -> Rhythm.daysBetween(
                                history.interactions().getFirst().date(), one.date()))
                        .stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (days.length < Shares.ENOUGH) {
            return Metric.notYet("time to first help", group, "days");
        }
        var median = days[days.length / 2];
        return new Metric(
                "time to first help",
                group,
                Shares.rounded(median),
                Shares.rounded(days[days.length / 4]),
                Shares.rounded(days[days.length * 3 / 4]),
                "days",
                "Where help came in mail, " + group + " after " + Math.round(median)
                        + " days at the median; half of the times between " + Math.round(days[days.length / 4])
                        + " and "
                        + Math.round(days[days.length * 3 / 4]) + ".");
    }

    private List<Metric> longevity(Longevity curve) {
        if (!curve.enough()) {
            return List.of(Metric.notYet("longevity", "all ties", "share"));
        }
        var cohorts = new TreeMap<Integer, List<Longevity.Life>>();
        for (var history : people) {
            var days = Rhythm.days(history.interactions());
            if (days.length >= Longevity.CONTACT_DAYS) {
                var year = Instant.ofEpochSecond(days[0] * 86_400).atZone(zone).getYear();
                cohorts.computeIfAbsent(year, _ -> new ArrayList<>()).add(Longevity.life(days, now));
            }
        }
        var lines = new ArrayList<Metric>();
        for (var years : YEARS) {
            if (years * YEAR <= curve.days()) {
                var share = curve.at(years * YEAR);
                lines.add(new Metric(
                        "longevity",
                        years + (years == 1 ? " year" : " years"),
                        Shares.rounded(share),
                        null,
                        null,
                        "share",
                        Shares.percent(share) + " of ties last " + years + (years == 1 ? " year" : " years")
                                + " or longer."));
            }
        }
        cohorts.forEach((year, lives) -> {
            var cohort = Longevity.curve(lives);
            var median = cohort.enough() ? cohort.median() : null;
            if (median != null) {
                lines.add(new Metric(
                        "longevity",
                        "begun in " + year,
                        Shares.rounded(median),
                        null,
                        null,
                        "days",
                        "Half of the ties begun in " + year + " lasted "
                                + String.format(Locale.ROOT, "%.1f", median / YEAR) + " years or longer."));
            }
        });
        return lines;
    }

    /// Answers to mails of mine that open with their name, and to those that do not.
    private List<Metric> personalLine() {
        var with = answers(Report::namesThem);
        var without = answers(mail -> !namesThem(mail));
        if (with[1] < Shares.ENOUGH || without[1] < Shares.ENOUGH) {
            return List.of(Metric.notYet("personal line", "with their name against without", "difference"));
        }
        var share = with[0] / (double) with[1];
        var base = without[0] / (double) without[1];
        var interval = Shares.difference(with[0], with[1], without[0], without[1]);
        return List.of(new Metric(
                "personal line",
                "with their name against without",
                Shares.rounded(share - base),
                Shares.rounded(interval[0]),
                Shares.rounded(interval[1]),
                "difference",
                "Of your first mails that open with their name " + Shares.percent(share)
                        + " had an answer within 14 days, of the others " + Shares.percent(base) + "."));
    }

    private record First(History history, Interaction mail) {}

    private static boolean namesThem(First first) {
        var name = first.history().person().name().split("\\s+", -1)[0].toLowerCase(Locale.ROOT);
        return name.length() > 1
                && first.mail().greeting().toLowerCase(Locale.ROOT).contains(name);
    }

    /// Answered and all, of the first mails between two where the user's opened.
    private int[] answers(Predicate<First> such) {
        var answered = 0;
        var all = 0;
        for (var history : people) {
            var opening = history.interactions().stream()
                    .filter(one -> !one.automatic())
                    .findFirst()
                    .filter(one -> one.sent() && one.addressed() && one.people() <= 3);
            if (opening.isEmpty() || !such.test(new First(history, opening.get()))) {
                continue;
            }
            var mail = opening.get();
            all++;
            answered += history.interactions().stream()
                            .anyMatch(one -> !one.sent()
                                    && !one.automatic()
                                    && !one.date().isAfter(mail.date().plus(ANSWER)))
                    ? 1
                    : 0;
        }
        return new int[] {answered, all};
    }

    /// Where most of the ties sit: by domain and by the domain's country.
    private List<Metric> spread() {
        var domains = new HashMap<String, Integer>();
        var countries = new HashMap<String, Integer>();
        var ties = 0;
        for (var history : people) {
            if (Rhythm.days(history.interactions()).length >= Longevity.CONTACT_DAYS) {
                var address = history.person().addresses().getFirst();
                var domain = address.substring(address.lastIndexOf('@') + 1);
                var top = domain.substring(domain.lastIndexOf('.') + 1);
                domains.merge(domain, 1, Integer::sum);
                countries.merge(top.length() == 2 ? "." + top : NOWHERE, 1, Integer::sum);
                ties++;
            }
        }
        if (ties < Shares.ENOUGH) {
            return List.of(Metric.notYet("spread", "domains and countries", "share"));
        }
        var lines = new ArrayList<Metric>(List.of(most("domain", domains, ties)));
        countries.remove(NOWHERE);
        if (!countries.isEmpty()) {
            lines.add(most("country", countries, ties));
        }
        return lines;
    }

    private static Metric most(String what, Map<String, Integer> counts, int all) {
        var most = counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        var share = most.getValue() / (double) all;
        return new Metric(
                "spread",
                what + " " + most.getKey(),
                Shares.rounded(share),
                null,
                null,
                "share",
                Shares.percent(share) + " of your ties sit at " + most.getKey()
                        + (share > MOST ? "; someone elsewhere may see things differently." : "."));
    }
}
