package dev.kith.rules.delivery;

import dev.kith.rules.Finding;
import dev.kith.rules.book.Budget;
import dev.kith.rules.book.Rule;
import dev.kith.rules.said.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which findings are told now, and names the reason for every yes and no. Pure: what was told stands in the
/// log it is given, what it decides must be put there.
///
/// The order is what is owed before who is silent, then by due date, rule and person; the first that fit the budget
/// are told. Reasons are tried from the firmest (the user said so) to the most passing (not just now).
public final class Delivery {
    /// A digest after which nobody in it was written to for so long was ignored.
    private static final Duration PATIENCE = Duration.ofDays(14);

    private final Circumstances here;
    private final Instant now;
    private final Hours hours;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Set<String> named;
    private final Set<String> digestPersons = new HashSet<>();
    private final Map<String, Integer> picked = new HashMap<>();

    private Delivery(Circumstances here, Instant now, ZoneId zone) {
        this.here = here;
        this.now = now;
        this.hours = new Hours(here.budget(), zone);
        here.book().rules().forEach(rule -> rules.put(rule.id(), rule));
        this.named = here.sent().named(hours.startOfDay(now), now);
    }

    /// One decision for each finding, in the order of telling.
    public static List<Decision> decide(List<Finding> findings, Circumstances here, Instant now, ZoneId zone) {
        var delivery = new Delivery(here, now, zone);
        var byPerson = new HashMap<String, Set<String>>();
        findings.forEach(finding -> byPerson.computeIfAbsent(finding.person().id(), _ -> new HashSet<>())
                .add(finding.rule()));
        return findings.stream()
                .filter(finding -> delivery.rules.containsKey(finding.rule()))
                .sorted(delivery.order())
                .map(finding -> delivery.decide(
                        finding, byPerson.getOrDefault(finding.person().id(), Set.of())))
                .toList();
    }

    /// Whether nothing is sent at this time of the user's day or on this day of their week.
    public static boolean quiet(Budget budget, Instant now, ZoneId zone) {
        return new Hours(budget, zone).quiet(now);
    }

    private Comparator<Finding> order() {
        return Comparator.comparing((Finding finding) -> rule(finding).action().priority())
                .thenComparing(Comparator.comparingDouble(Finding::weight).reversed())
                .thenComparing(Finding::due)
                .thenComparing(Finding::rule)
                .thenComparing(finding -> finding.person().id());
    }

    private Rule rule(Finding finding) {
        return Objects.requireNonNull(rules.get(finding.rule()));
    }

    private Decision decide(Finding finding, Set<String> besides) {
        var digest = rule(finding).action().delivery() == Rule.Way.DIGEST;
        var person = finding.person().id();
        return said(finding, digest)
                .or(() -> lifeCycle(finding, digest, besides))
                .or(() -> circumstances(finding, digest))
                .or(() -> spacing(finding, digest))
                .or(() -> atMost(finding, digest))
                .or(() -> digest ? digest(finding) : Optional.empty())
                .or(() -> budget(finding, digest))
                .orElseGet(() -> {
                    named.add(person);
                    picked.merge(finding.rule(), 1, Integer::sum);
                    if (digest) {
                        digestPersons.add(person);
                    }
                    return new Decision(
                            finding,
                            Verdict.DELIVER,
                            digest,
                            digest ? "In the digest." : "In a mail of its own.",
                            null);
                });
    }

    /// What the user said about this person.
    private Optional<Decision> said(Finding finding, boolean digest) {
        var about = here.said().about(finding.person(), now);
        var snoozed = about.snoozedUntil(finding.rule());
        if (about.mutes(finding.rule())) {
            return no(finding, Verdict.MUTED, digest, "You muted this.", null);
        }
        if (snoozed != null && now.isBefore(snoozed)) {
            return no(finding, Verdict.SNOOZED, digest, "You asked for it later: " + day(snoozed) + ".", snoozed);
        }
        // a word to them since ends the rest
        var resting = about.restingSince();
        if (resting != null && silent(finding) && !finding.since().isAfter(resting)) {
            return no(finding, Verdict.RESTING, digest, "You let this tie rest.", null);
        }
        if (about.elsewhere() && silent(finding)) {
            return no(finding, Verdict.ELSEWHERE, digest, "You talk elsewhere, so silence here means nothing.", null);
        }
        return Optional.empty();
    }

    private boolean silent(Finding finding) {
        return rule(finding).occasion().silence();
    }

    private Optional<Decision> lifeCycle(Finding finding, boolean digest, Set<String> besides) {
        var person = finding.person().id();
        var action = rule(finding).action();
        if (here.sent().told(finding.rule(), person, finding.episode())) {
            return no(finding, Verdict.TOLD, digest, "You were told of this occasion.", null);
        }
        if (here.sent().unknown(finding.due())) {
            return no(
                    finding,
                    Verdict.TOLD,
                    digest,
                    "It came due before your backup was restored, and you may have been told of it then.",
                    null);
        }
        var stronger = action.yieldsTo().stream().filter(besides::contains).findFirst();
        if (stronger.isPresent()) {
            return no(finding, Verdict.INHIBITED, digest, stronger.get() + " comes first for this person.", null);
        }
        if (here.sent().times(finding.rule(), person) >= action.cap()) {
            return no(finding, Verdict.CAP, digest, "Told " + action.cap() + " times in all, which is enough.", null);
        }
        var unheeded = here.sent().unheeded(finding.rule(), person, now, PATIENCE);
        if (silent(finding) && unheeded >= action.ignored()) {
            return no(
                    finding,
                    Verdict.CAP,
                    digest,
                    "Told " + unheeded + " times in a row without a word to them: let it rest?",
                    null);
        }
        if (expired(finding)) {
            var reason = "Its time has passed: it was due " + day(finding.due()) + ".";
            return Optional.of(new Decision(finding, Verdict.HELD_BACK, digest, reason, null, true));
        }
        return Optional.empty();
    }

    /// A window that ended while nothing could be sent is extended to the next permitted hour.
    private boolean expired(Finding finding) {
        var end = hours.next(finding.due().plus(rule(finding).action().expires().length()));
        return end.plus(Duration.ofHours(1)).isBefore(now) && !silent(finding);
    }

    private Optional<Decision> circumstances(Finding finding, boolean digest) {
        Said.@Nullable Pause pause = here.said().pause(now);
        if (pause != null && pause.holds(now)) {
            return no(finding, Verdict.PAUSED, digest, "Reminders are paused.", pause.until());
        }
        if (pause != null && !silent(finding) && pause.holds(finding.due())) {
            return no(
                    finding,
                    Verdict.HELD_BACK,
                    digest,
                    "It came due on " + day(finding.due()) + ", while reminders were paused.",
                    null);
        }
        if (!here.coverage().reaches(finding.since())) {
            return no(
                    finding,
                    Verdict.HISTORY_INCOMPLETE,
                    digest,
                    "Mail since " + day(finding.since()) + " is not read completely yet.",
                    null);
        }
        if (here.noLogin().contains(finding.account())) {
            return no(
                    finding,
                    Verdict.NO_LOGIN,
                    digest,
                    "Account " + finding.account() + " has no login that Kith can use.",
                    null);
        }
        if (hours.quiet(now)) {
            var next = hours.next(now);
            return no(finding, Verdict.QUIET, digest, "Nothing is sent before " + next + ".", next);
        }
        return Optional.empty();
    }

    private Optional<Decision> spacing(Finding finding, boolean digest) {
        var person = finding.person().id();
        if (named.contains(person)) {
            return no(finding, Verdict.SPACING, digest, "Something about them is told today.", null);
        }
        var last = here.sent().last(person, now);
        if (last == null) {
            return Optional.empty();
        }
        var asked = here.said().about(finding.person(), now).snoozedUntil(finding.rule());
        if (asked != null && !asked.isAfter(now) && !asked.isBefore(last)) {
            // the user named this day
            return Optional.empty();
        }
        var action = rule(finding).action();
        if (action.priority() == Rule.Priority.TIMELY && action.delivery() == Rule.Way.SINGLE) {
            // a meeting does not wait
            return Optional.empty();
        }
        var next = last.plus(here.budget().perContact().length());
        return now.isBefore(next)
                ? no(finding, Verdict.SPACING, digest, "You were reminded of them on " + day(last) + ".", next)
                : Optional.empty();
    }

    /// A rule that picks names only so many persons in a time.
    private Optional<Decision> atMost(Finding finding, boolean digest) {
        var limit = rule(finding).action().atMost();
        if (limit == null) {
            return Optional.empty();
        }
        var told = here.sent().named(finding.rule(), now.minus(limit.every().length()), now);
        if (told + picked.getOrDefault(finding.rule(), 0) < limit.count()) {
            return Optional.empty();
        }
        return no(
                finding,
                Verdict.HELD_BACK,
                digest,
                "This rule names at most " + limit.count() + " in " + limit.every() + ".",
                null);
    }

    /// Weekly; half as often after two that were ignored, monthly after four.
    private Optional<Decision> digest(Finding finding) {
        var last = here.sent().lastDigest(now);
        if (last != null) {
            var ignored = here.sent().digestsIgnored(now, PATIENCE);
            var every = here.budget().digestEvery().length();
            var wait = ignored >= 4 ? Duration.ofDays(30) : ignored >= 2 ? every.multipliedBy(2) : every;
            // an hour of grace: a weekly digest stays on its day
            var next = last.plus(wait).minus(Duration.ofHours(1));
            if (now.isBefore(next)) {
                return no(finding, Verdict.HELD_BACK, true, "The next digest is due " + day(next) + ".", next);
            }
        }
        if (digestPersons.size() >= here.budget().digestPersons()) {
            return no(
                    finding,
                    Verdict.BUDGET,
                    true,
                    "A digest names at most " + here.budget().digestPersons() + " persons.",
                    null);
        }
        return Optional.empty();
    }

    private Optional<Decision> budget(Finding finding, boolean digest) {
        if (named.size() >= here.budget().perDay()) {
            return no(
                    finding,
                    Verdict.BUDGET,
                    digest,
                    "At most " + here.budget().perDay() + " persons are named a day.",
                    hours.next(hours.startOfDay(now).plus(Duration.ofDays(1))));
        }
        return Optional.empty();
    }

    private static Optional<Decision> no(
            Finding finding, Verdict verdict, boolean digest, String reason, @Nullable Instant next) {
        return Optional.of(new Decision(finding, verdict, digest, reason, next));
    }

    private String day(Instant instant) {
        return hours.day(instant);
    }
}
