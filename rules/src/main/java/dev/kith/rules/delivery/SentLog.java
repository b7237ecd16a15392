package dev.kith.rules.delivery;

import dev.kith.indexer.history.History;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was delivered before, in the form in which delivery asks for it. A reminder dated by a clock that ran
/// more than a day ahead still counts as told, but keeps nobody waiting until that day has come.
public final class SentLog {
    public static final SentLog EMPTY = new SentLog(List.of(), List.of());

    private static final Duration AHEAD = Duration.ofDays(1);

    private final List<Told> told;
    private final Instant toldBefore;
    private final Set<String> episodes = new HashSet<>();
    private final Map<String, Instant> lastByPerson = new HashMap<>();
    private final Map<String, Integer> timesByRule = new HashMap<>();
    private final Map<String, History> histories;

    /// @param histories tell which reminders the user acted on: mail to the person after it
    public SentLog(List<Told> told, List<History> histories) {
        this(told, byPerson(told, histories), null);
    }

    /// @param toldBefore what came due before this counts as told; null: nothing does
    public SentLog(List<Told> told, List<History> histories, @Nullable Instant toldBefore) {
        this(told, byPerson(told, histories), toldBefore);
    }

    private static Map<String, History> byPerson(List<Told> told, List<History> histories) {
        var persons = told.stream().map(Told::person).collect(Collectors.toSet());
        var map = new HashMap<String, History>();
        for (var history : histories) {
            if (persons.contains(history.person().id())) {
                map.put(history.person().id(), history);
            }
        }
        return map;
    }

    /// @param histories by the person's id
    public SentLog(List<Told> told, Map<String, History> histories) {
        this(told, histories, null);
    }

    private SentLog(List<Told> told, Map<String, History> histories, @Nullable Instant toldBefore) {
        this.toldBefore = toldBefore == null ? Instant.MIN : toldBefore;
        this.told = told.stream().sorted(Comparator.comparing(Told::at)).toList();
        this.histories = histories;
        for (var one : this.told) {
            episodes.add(episode(one.rule(), one.person(), one.episode()));
            lastByPerson.put(one.person(), one.at());
            timesByRule.merge(one.rule() + "\n" + one.person(), 1, Integer::sum);
        }
    }

    boolean told(String rule, String person, String episode) {
        return episodes.contains(episode(rule, person, episode));
    }

    /// Whether it came due at a time of which nobody knows what was told.
    boolean unknown(Instant due) {
        return due.isBefore(toldBefore);
    }

    @Nullable
    Instant last(String person, Instant now) {
        var last = lastByPerson.get(person);
        if (last == null || sane(last, now)) {
            return last;
        }
        return told.reversed().stream()
                .filter(one -> one.person().equals(person) && sane(one.at(), now))
                .map(Told::at)
                .findFirst()
                .orElse(null);
    }

    private static boolean sane(Instant at, Instant now) {
        return !at.isAfter(now.plus(AHEAD));
    }

    int times(String rule, String person) {
        return timesByRule.getOrDefault(rule + "\n" + person, 0);
    }

    /// Persons named from `from` on.
    Set<String> named(Instant from, Instant now) {
        var persons = new HashSet<String>();
        for (var one : told.reversed()) {
            if (one.at().isBefore(from)) {
                break;
            }
            if (sane(one.at(), now)) {
                persons.add(one.person());
            }
        }
        return persons;
    }

    /// How many reminders of a rule went out from `from` on.
    int named(String rule, Instant from, Instant now) {
        return (int) told.stream()
                .filter(one -> one.rule().equals(rule) && !one.at().isBefore(from) && sane(one.at(), now))
                .count();
    }

    /// How many times in a row, up to now, a rule named a person and no mail to them followed within `patience`.
    int unheeded(String rule, String person, Instant now, Duration patience) {
        var count = 0;
        for (var one : told.reversed()) {
            if (one.rule().equals(rule) && one.person().equals(person)) {
                if (one.at().plus(patience).isAfter(now) || acted(one, patience)) {
                    break;
                }
                count++;
            }
        }
        return count;
    }

    @Nullable
    Instant lastDigest(Instant now) {
        return told.reversed().stream()
                .filter(one -> one.digest() && sane(one.at(), now))
                .map(Told::at)
                .findFirst()
                .orElse(null);
    }

    /// How many digests in a row, up to now, led to no mail to anybody named in them within `patience`.
    int digestsIgnored(Instant now, Duration patience) {
        var ignored = 0;
        Instant digest = null;
        for (var one : told.reversed()) {
            if (!one.digest() || one.at().plus(patience).isAfter(now)) {
                continue;
            }
            if (acted(one, patience)) {
                break;
            }
            if (!one.at().equals(digest)) {
                digest = one.at();
                ignored++;
            }
        }
        return ignored;
    }

    boolean acted(Told one, Duration patience) {
        var history = histories.get(one.person());
        if (history == null) {
            return false;
        }
        var end = one.at().plus(patience);
        for (var mail : history.interactions().reversed()) {
            if (!mail.date().isAfter(one.at())) {
                return false;
            }
            if (mail.sent() && !mail.automatic() && mail.date().isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    private static String episode(String rule, String person, String episode) {
        return rule + "\n" + person + "\n" + episode;
    }
}
