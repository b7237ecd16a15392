package dev.kith.rules.said;

import dev.kith.indexer.history.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything the user said that was not taken back, oldest first. Immutable; asked as of an instant, so that the
/// past can be judged with what was known then.
public final class Said {
    public static final Said NOTHING = new Said(List.of());

    private final Map<String, List<Utterance>> byAddress = new HashMap<>();
    private final List<Utterance> aboutAll = new ArrayList<>();
    private final Predicate<String> sealed;

    public Said(List<Utterance> utterances) {
        this(utterances, _ -> false);
    }

    /// @param sealed tells a sealed address; the ledger keeps only a keyed hash of it
    public Said(List<Utterance> utterances, Predicate<String> sealed) {
        this.sealed = sealed;
        utterances.stream().sorted(Comparator.comparing(Utterance::at)).forEach(utterance -> {
            if (utterance.address().isEmpty()) {
                aboutAll.add(utterance);
            } else {
                byAddress
                        .computeIfAbsent(utterance.address(), _ -> new ArrayList<>(2))
                        .add(utterance);
            }
        });
    }

    /// The words about a person under any of their addresses, as they stand at `now`.
    public About about(Person person, Instant now) {
        List<Utterance> words = null;
        var hidden = false;
        for (var address : person.addresses()) {
            hidden |= sealed.test(address);
            var more = byAddress.get(address);
            if (more == null) {
                continue;
            }
            if (words == null) {
                words = more;
            } else {
                words = new ArrayList<>(words);
                words.addAll(more);
                words.sort(Comparator.comparing(Utterance::at));
            }
        }
        if (words == null && !hidden) {
            return About.NOTHING;
        }
        return fold(words == null ? List.of() : words, now, hidden);
    }

    /// The tags that stand at `now`, by the address they were said about.
    public Map<String, Set<String>> tags(Instant now) {
        var tags = new HashMap<String, Set<String>>();
        byAddress.forEach((address, words) -> {
            var standing = fold(words, now, false).tags();
            if (!standing.isEmpty()) {
                tags.put(address, standing);
            }
        });
        return tags;
    }

    /// The last pause that began by `now`.
    ///
    /// @return null when there is none, or it was taken back by `resume`
    public @Nullable Pause pause(Instant now) {
        Pause pause = null;
        for (var utterance : aboutAll) {
            if (utterance.at().isAfter(now)) {
                break;
            }
            if (utterance.word() instanceof Word.Paused(var until)) {
                pause = new Pause(utterance.at(), until);
            } else if (utterance.word() instanceof Word.Resumed && pause != null) {
                var end = pause.until() == null || utterance.at().isBefore(pause.until())
                        ? utterance.at()
                        : pause.until();
                pause = new Pause(pause.from(), end);
            }
        }
        return pause;
    }

    private static About fold(List<Utterance> words, Instant now, boolean hidden) {
        var tags = new HashSet<String>();
        Duration cadence = null;
        var snoozed = new HashMap<String, Instant>();
        var muted = new HashSet<String>();
        var done = new HashMap<String, Instant>();
        var met = new ArrayList<Instant>();
        var note = "";
        Instant resting = null;
        var elsewhere = false;
        var declined = false;
        var sealed = hidden;
        for (var utterance : words) {
            if (utterance.at().isAfter(now)) {
                break;
            }
            switch (utterance.word()) {
                case Word.Tag(var tag, var on) -> put(tags, tag, on);
                case Word.Cadence(var every) -> cadence = every;
                case Word.Snooze(var until, var rule) -> snoozed.put(About.key(rule), until);
                case Word.Rest(var on) -> resting = on ? utterance.at() : null;
                case Word.Mute(var on, var rule) -> put(muted, About.key(rule), on);
                case Word.Elsewhere(var on) -> elsewhere = on;
                case Word.Declined(var on) -> declined = on;
                case Word.Done(var rule) -> done.put(About.key(rule), utterance.at());
                case Word.Met(var when) -> met.add(when);
                case Word.Note(var text) -> note = text;
                case Word.Sealed(var on) -> sealed = on;
                case Word.Merged _, Word.Split _, Word.Paused _, Word.Resumed _ -> {}
            }
        }
        return new About(tags, cadence, snoozed, muted, done, met, note, resting, elsewhere, declined, sealed);
    }

    private static void put(Set<String> set, String value, boolean on) {
        if (on) {
            set.add(value);
        } else {
            set.remove(value);
        }
    }

    /// @param until null: until resumed
    public record Pause(Instant from, @Nullable Instant until) {
        public boolean holds(Instant now) {
            return !now.isBefore(from) && (until == null || now.isBefore(until));
        }
    }

    /// What stands about one person.
    ///
    /// @param cadence the person's own, or null
    /// @param snoozed until when, by rule; `*` is every rule
    /// @param muted rules; `*` is every rule
    /// @param done when what was open was last said to be seen to, by rule; `*` is every rule
    /// @param met contacts outside mail
    /// @param restingSince null when the tie does not rest
    public record About(
            Set<String> tags,
            @Nullable Duration cadence,
            Map<String, Instant> snoozed,
            Set<String> muted,
            Map<String, Instant> done,
            List<Instant> met,
            String note,
            @Nullable Instant restingSince,
            boolean elsewhere,
            boolean declined,
            boolean sealed) {
        static final About NOTHING =
                new About(Set.of(), null, Map.of(), Set.of(), Map.of(), List.of(), "", null, false, false, false);

        public About {
            tags = Set.copyOf(tags);
            snoozed = Map.copyOf(snoozed);
            muted = Set.copyOf(muted);
            done = Map.copyOf(done);
            met = List.copyOf(met);
        }

        public boolean mutes(String rule) {
            return muted.contains("*") || muted.contains(rule);
        }

        public @Nullable Instant snoozedUntil(String rule) {
            return later(snoozed.get("*"), snoozed.get(rule));
        }

        public @Nullable Instant doneAt(String rule) {
            return later(done.get("*"), done.get(rule));
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return a.isAfter(b) ? a : b;
        }

        private static String key(@Nullable String rule) {
            return rule == null ? "*" : rule;
        }
    }
}
