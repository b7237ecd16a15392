package dev.kith.rules.facts;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Person;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.cadence.LogNormal;
import dev.kith.rules.cadence.ReplyTimes;
import dev.kith.rules.cadence.Resume;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.cadence.TieDecay;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.language.ForWhom;
import dev.kith.rules.language.Gives;
import dev.kith.rules.language.Readings;
import dev.kith.rules.said.Said;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What rules ask about one person at one time. Each fact is worked out when it is first asked for, then kept,
/// since most rules end at an early condition and need none. Not safe for several threads.
public final class Facts {
    public final History history;
    public final Said.About about;
    final RuleBook book;
    private final Population population;
    public final Coverage coverage;
    public final WorkingClock clock;
    public final ZoneId zone;
    private static final double YEAR_DAYS = 365;

    private final Circle circle;
    public final Instant now;
    /// Interactions up to `now`: mail from the future is left out.
    public final List<Interaction> past;

    /// What these mails ask and promise.
    public final Readings readings;

    /// Words and figures are wanted also where nothing is due.
    public final boolean explaining;

    private final Past known;
    private double resume = Double.NaN;
    private @Nullable LogNormal gaps;

    public Facts(History history, Said.About about, Circle circle, Instant now, boolean explaining) {
        this.explaining = explaining;
        this.history = history;
        this.about = about;
        this.book = circle.book;
        this.population = circle.population;
        this.coverage = circle.coverage;
        this.clock = circle.clock;
        this.zone = circle.zone;
        this.circle = circle;
        this.now = now;
        var upToNow = upTo(history.interactions(), now);
        this.known = circle.memory == null ? new Past(upToNow, clock) : circle.memory.known(history, upToNow, clock);
        this.past = known.past;
        this.readings = known.readings;
    }

    /// The interactions up to `now`, by halving.
    public static List<Interaction> upTo(List<Interaction> interactions, Instant now) {
        if (interactions.isEmpty() || !interactions.getLast().date().isAfter(now)) {
            return interactions;
        }
        if (interactions.getFirst().date().isAfter(now)) {
            return List.of();
        }
        var low = 0;
        var high = interactions.size() - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (interactions.get(middle).date().isAfter(now)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return interactions.subList(0, low);
    }

    public boolean twoWay() {
        return known.twoWay();
    }

    /// Whom of several a question between the two is for.
    public ForWhom forWhom() {
        return new ForWhom(history.person(), population.names(), past);
    }

    /// The first mail between the two, if it is the user's.
    public Optional<Interaction> opening() {
        return Past.opening(history, now);
    }

    /// The last contact by mail, or outside it where the user said so.
    public @Nullable Instant lastContact() {
        Instant last = null;
        for (var i = past.size() - 1; i >= 0; i--) {
            if (Rhythm.contact(past.get(i))) {
                last = past.get(i).date();
                break;
            }
        }
        for (var met : about.met()) {
            if (!met.isAfter(now) && (last == null || met.isAfter(last))) {
                last = met;
            }
        }
        return last;
    }

    public long[] contactDays() {
        return known.contactDays();
    }

    /// Days between two days of contact.
    public LogNormal gaps() {
        if (gaps == null) {
            gaps = known.gaps().shrunk(population.gaps(), Rhythm.PSEUDO);
        }
        return gaps;
    }

    /// The gap that is usual between the two, in days: the same that their figures show.
    public double usualGap() {
        var median = TieFigures.median(contactDays());
        return median == null ? gaps().median() : median;
    }

    /// Working days until they answer.
    public LogNormal theirReplies() {
        return known.theirs().shrunk(population.theirs(), ReplyTimes.PSEUDO);
    }

    /// Working days until the user answers them.
    public LogNormal myReplies() {
        return known.mine().shrunk(population.mine(), ReplyTimes.PSEUDO);
    }

    /// Is this history the one that is judged?
    public boolean them(History other) {
        return them(other.person());
    }

    public boolean them(Person other) {
        return other.id().equals(history.person().id());
    }

    public Lately lately() {
        return circle.lately.get();
    }

    /// Those who have a cadence by a tag, the weakest tie first.
    public List<History> tagged() {
        return circle.tagged.get();
    }

    public boolean wroteSince(Instant date) {
        for (var i = past.size() - 1; i >= 0 && past.get(i).date().isAfter(date); i--) {
            if (past.get(i).sent() && !past.get(i).automatic()) {
                return true;
            }
        }
        return false;
    }

    public Crowd crowd() {
        return circle.crowd.get();
    }

    /// Has the user written to one of these addresses after `date`?
    public boolean wroteTo(List<String> addresses, Instant date) {
        return addresses.stream().anyMatch(address -> crowd().wroteTo(address, date));
    }

    /// The chance that contact resumes by itself within 30 days.
    public double resume() {
        var pinned = circle.pins.resume();
        if (pinned != null) {
            return pinned;
        }
        if (Double.isNaN(resume)) {
            var days = contactDays();
            resume = days.length == 0 ? 0 : Resume.probability(Ties.tie(days, past), circle.owner.get(), Ties.day(now));
        }
        return resume;
    }

    /// The share of gaps between the two that are shorter than this silence.
    public double unusual() {
        var pinned = circle.pins.unusual();
        var last = lastContact();
        if (pinned != null || last == null) {
            return pinned == null ? 0 : pinned;
        }
        return gaps().share(Rhythm.daysBetween(last, now));
    }

    /// The last contact that satisfies the tags' demands: for some only a give of the user's counts.
    public @Nullable Instant lastSatisfying() {
        var giveOnly = about.cadence() == null
                && about.tags().stream()
                        .map(book.tags()::get)
                        .anyMatch(tag -> tag != null
                                && tag.every() != null
                                && tag.satisfiedBy().contains(RuleBook.Satisfies.GIVE));
        if (!giveOnly) {
            return lastContact();
        }
        Instant last = null;
        for (var one : past) {
            if (Rhythm.contact(one) && (last == null || (one.sent() && Gives.gives(one)))) {
                last = one.date();
            }
        }
        return last;
    }

    /// Conversations and months in which both wrote.
    public InCommon shared() {
        return known.shared();
    }

    /// Days with contact, each worth half after a year.
    public double lasting() {
        return TieDecay.strength(contactDays(), Ties.day(now), YEAR_DAYS);
    }

    /// The smaller part of the contact days that one side wrote on, 0 to 0.5.
    public double balance() {
        return known.balance();
    }

    /// The shortest cadence that applies, in days: their own, else the tags'; NaN when there is none.
    public double cadenceDays() {
        if (about.cadence() != null) {
            return about.cadence().toSeconds() / 86_400.0;
        }
        var shortest = Double.NaN;
        for (var tag : about.tags()) {
            var rule = book.tags().get(tag);
            if (rule != null && rule.every() != null) {
                var days = rule.every().days();
                shortest = Double.isNaN(shortest) ? days : Math.min(shortest, days);
            }
        }
        return shortest;
    }
}
