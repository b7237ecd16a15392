package dev.kith.app.web;

import dev.kith.app.desk.PersonLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How long ties last: the Kaplan-Meier estimate (1958). A tie that is still alive counts for as long as it has lasted,
/// and says nothing of its end.
///
/// @param steps where the curve falls, the first at 0 with a share of 1
/// @param ties how many it rests on
/// @param days up to where there is anything to say
public record Longevity(List<Step> steps, int ties, double days) {
    /// Fewer ties give no curve worth a look.
    static final int TIES_MIN = 10;

    private static final double SILENCE_DAYS = 365;
    private static final double SILENCE_TIMES = 8;
    private static final int CONTACT_DAYS_MIN = 3;

    /// @param days since the first contact
    /// @param share of ties that last longer, 0 to 1
    /// @param observed ties that had lasted so long just before
    public record Step(double days, double share, int observed) {}

    /// @param ended by a silence; otherwise it goes on, or did when last seen
    record Span(double days, boolean ended) {}

    /// A tie is a person with mail in both directions on three days at least. It has ended with the last contact when
    /// the silence since is longer than a year and than eight of its usual gaps.
    static Longevity of(List<PersonLine> people) {
        var spans = new ArrayList<Span>();
        for (var person : people) {
            var first = person.first();
            var last = person.last();
            if (first == null
                    || last == null
                    || person.contactDays() < CONTACT_DAYS_MIN
                    || person.sent() == 0
                    || person.received() == 0) {
                continue;
            }
            var silence = Objects.requireNonNullElse(person.silenceDays(), 0.0);
            var gap = Objects.requireNonNullElse(person.medianGapDays(), 0.0);
            var lasted = Math.max(0, (last.toEpochSecond() - first.toEpochSecond()) / 86_400.0);
            var ended = silence > Math.max(SILENCE_DAYS, SILENCE_TIMES * gap);
            spans.add(new Span(ended ? lasted : lasted + silence, ended));
        }
        return curve(spans);
    }

    static Longevity curve(List<Span> spans) {
        var sorted =
                spans.stream().sorted(Comparator.comparingDouble(Span::days)).toList();
        var steps = new ArrayList<Step>();
        steps.add(new Step(0, 1, sorted.size()));
        var share = 1.0;
        for (var i = 0; i < sorted.size(); ) {
            var days = sorted.get(i).days();
            var observed = sorted.size() - i;
            var ended = 0;
            for (; i < sorted.size() && sorted.get(i).days() == days; i++) {
                ended += sorted.get(i).ended() ? 1 : 0;
            }
            if (ended > 0) {
                share *= 1 - (double) ended / observed;
                steps.add(new Step(days, share, observed));
            }
        }
        return new Longevity(
                List.copyOf(steps),
                sorted.size(),
                sorted.isEmpty() ? 0 : sorted.getLast().days());
    }

    public boolean enough() {
        return ties >= TIES_MIN && steps.size() > 1;
    }
}
