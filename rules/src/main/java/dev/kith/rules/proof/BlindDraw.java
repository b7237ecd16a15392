package dev.kith.rules.proof;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.Finding;
import dev.kith.rules.cadence.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Draws findings of one rule over a past and hides them among decoys picked by recency, to be rated by somebody who
/// does not see which is which: would a considerate assistant have raised this? The same seed draws the same.
public final class BlindDraw {
    private static final Duration SILENT_MIN = Duration.ofDays(21);
    private static final int SINCE_MAX = 6;
    private static final int BEFORE_MAX = 3;

    private final List<History> histories;
    private final boolean ties;
    private final Set<String> taken = new HashSet<>();

    private BlindDraw(List<History> histories, boolean ties) {
        this.histories = histories.stream()
                .filter(one -> one.person().kind() == Kind.HUMAN)
                .toList();
        this.ties = ties;
    }

    /// One thing to rate.
    ///
    /// @param number from 1 on, in the order in which they are read
    /// @param finding the rule found it; else it is a decoy
    /// @param at as of when; nothing later is shown
    /// @param about the mail it is about
    /// @param line of that mail, the one that a reminder would show
    /// @param before the last mails between the two before it
    /// @param since what went between the two from then to `at`
    public record Item(
            int number,
            boolean finding,
            Instant at,
            Interaction about,
            String line,
            List<Interaction> before,
            List<Interaction> since) {
        public Item {
            before = List.copyOf(before);
            since = List.copyOf(since);
        }
    }

    /// @param found by one rule, each occasion once
    /// @param ties whether the rule is about silence: its decoys are the least silent ties, else the latest mails
    /// that went the same way
    /// @param count findings at most, and as many decoys
    public static List<Item> draw(
            List<Backtest.Found> found, List<History> histories, boolean ties, int count, long seed) {
        var draw = new BlindDraw(histories, ties);
        // no finding is a decoy of another
        found.forEach(one -> one.finding().evidence().forEach(evidence -> draw.taken.add(evidence.messageId())));
        var random = new Random(seed);
        var drawn = new ArrayList<>(found);
        Collections.shuffle(drawn, random);
        var byPerson = new HashMap<String, History>();
        histories.forEach(history -> byPerson.put(history.person().id(), history));
        var items = new ArrayList<Item>();
        for (var one : drawn.subList(0, Math.min(count, drawn.size()))) {
            draw.finding(one, byPerson).ifPresent(item -> {
                items.add(item);
                draw.decoy(item, one.finding().person().id()).ifPresent(items::add);
            });
        }
        Collections.shuffle(items, random);
        var numbered = new ArrayList<Item>();
        for (var item : items) {
            numbered.add(new Item(
                    numbered.size() + 1,
                    item.finding(),
                    item.at(),
                    item.about(),
                    item.line(),
                    item.before(),
                    item.since()));
        }
        return List.copyOf(numbered);
    }

    /// List mail as if it had come between two: where a rule looks at personal mail alone and there is little of it,
    /// this shows how well it reads sentences that it was not made on.
    public static List<History> asPersonal(List<History> histories) {
        return histories.stream()
                .map(history -> new History(
                        history.person(),
                        history.interactions().stream()
                                .map(BlindDraw::asPersonal)
                                .toList()))
                .toList();
    }

    private Optional<Item> finding(Backtest.Found found, Map<String, History> byPerson) {
        var finding = found.finding();
        var history = byPerson.get(finding.person().id());
        return history == null
                ? Optional.empty()
                : about(finding, history).map(about -> {
                    taken.add(about.messageId());
                    var line = finding.evidence().isEmpty()
                            ? line(about)
                            : finding.evidence().getFirst().text();
                    return item(true, found.at(), about, line, history);
                });
    }

    private static Optional<Interaction> about(Finding finding, History history) {
        var id = finding.evidence().isEmpty()
                ? ""
                : finding.evidence().getFirst().messageId();
        return history.interactions().stream()
                .filter(one -> id.isEmpty()
                        ? !one.date().isAfter(finding.since())
                        : one.messageId().equals(id))
                .reduce((_, last) -> last);
    }

    private Optional<Item> decoy(Item beside, String person) {
        record Candidate(History history, Interaction about) {}
        return histories.stream()
                .filter(history -> !history.person().id().equals(person) && (!ties || history.twoWay()))
                .flatMap(history -> latest(history, beside).map(about -> new Candidate(history, about)).stream())
                .max(Comparator.comparing(one -> one.about().date()))
                .map(one -> {
                    taken.add(one.about().messageId());
                    return item(false, beside.at(), one.about(), line(one.about()), one.history());
                });
    }

    /// The latest mail with a person that may stand beside a finding.
    private Optional<Interaction> latest(History history, Item beside) {
        var upTo = beside.at();
        for (var one : history.interactions().reversed()) {
            if (one.date().isAfter(upTo)
                    || !Rhythm.contact(one)
                    || one.evidence().isEmpty()) {
                continue;
            }
            if (ties) {
                // only the last contact says how long a tie has been silent
                return one.date().plus(SILENT_MIN).isAfter(upTo) || taken.contains(one.messageId())
                        ? Optional.empty()
                        : Optional.of(one);
            }
            if (one.direction() == beside.about().direction() && one.addressed() && !taken.contains(one.messageId())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Item item(boolean finding, Instant at, Interaction about, String line, History history) {
        var before = history.interactions().stream()
                .filter(one -> one.date().isBefore(about.date()))
                .toList();
        var since = history.interactions().stream()
                .filter(one -> one.date().isAfter(about.date()) && !one.date().isAfter(at))
                .limit(SINCE_MAX)
                .toList();
        return new Item(
                0,
                finding,
                at,
                about,
                line,
                before.subList(Math.max(0, before.size() - BEFORE_MAX), before.size()),
                since);
    }

    private static String line(Interaction one) {
        return one.evidence().isEmpty() ? one.subject() : one.evidence().getFirst();
    }

    private static Interaction asPersonal(Interaction one) {
        return new Interaction(
                one.date(),
                one.direction(),
                one.account(),
                one.messageId(),
                one.conversation(),
                one.inReplyTo(),
                one.subject(),
                one.addressed(),
                one.people(),
                one.automatic(),
                false,
                one.words(),
                one.acts(),
                one.evidence(),
                one.sketch(),
                one.links(),
                one.attachment(),
                one.greeting(),
                one.others(),
                one.invite(),
                one.stop());
    }
}
