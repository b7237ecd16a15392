package dev.kith.app.desk;

import dev.kith.indexer.history.History;
import dev.kith.rules.facts.Usual;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last judging of everybody, kept up with what the user says until the next one: judging goes over the whole
/// history, and a page must not wait for that. Any thread.
final class Rounds {
    private static final Duration OLD = Duration.ofMinutes(3);

    private final Holdings holdings;
    private final Supplier<Set<String>> noLogin;
    private final List<Spoken> spoken = new ArrayList<>();
    private @Nullable Round last;
    private @Nullable Overview shown;

    private record Spoken(Instant at, Set<String> addresses) {}

    /// @param noLogin accounts to which nothing can be appended now
    Rounds(Holdings holdings, Supplier<Set<String>> noLogin) {
        this.holdings = holdings;
        this.noLogin = noLogin;
    }

    /// Everybody was judged. What was said while that went on may be missing in it, and is put in again.
    void judged(Judgement judgement) throws IOException {
        var round = Round.of(holdings, judgement, last());
        synchronized (this) {
            spoken.removeIf(one -> one.at().isBefore(round.asOf()));
            last = round;
            shown = null;
            for (var one : spoken) {
                renew(one.addresses(), one.at());
            }
        }
    }

    /// What everybody is like and what is due; judged anew only where nothing of the last minutes is known.
    Overview overview(Instant now) throws IOException {
        var known = known(now);
        if (known.isPresent()) {
            return known.get();
        }
        try (var _ = holdings.turns().take()) {
            known = known(now);
            if (known.isPresent()) {
                return known.get();
            }
            judged(new Judgement(holdings, now));
            return known(now).orElseThrow();
        }
    }

    /// As `overview`, before anything is said to it.
    Round round(Instant now) throws IOException {
        overview(now);
        return Objects.requireNonNull(last());
    }

    private synchronized Optional<Overview> known(Instant now) {
        var round = last;
        return round == null || round.asOf().isAfter(now) || !round.asOf().isAfter(now.minus(OLD))
                ? Optional.empty()
                : lately(now);
    }

    /// What the last judging left, however long ago.
    synchronized Optional<Overview> lately(Instant now) {
        var round = last;
        if (round != null && shown == null) {
            var due = new DueAnswer(holdings, now, noLogin.get());
            shown = new Overview(
                    round.asOf(),
                    round.people(),
                    due.again(round),
                    due.lines(round.slow().coming()),
                    round.slow().figures());
        }
        return Optional.ofNullable(shown);
    }

    /// What was usual among all in the last judging, however long ago.
    Optional<Usual> usual() {
        return Optional.ofNullable(last()).map(Round::usual);
    }

    private synchronized @Nullable Round last() {
        return last;
    }

    /// The user said something of somebody, or took it back.
    ///
    /// @param addresses of them, at least one each
    synchronized void said(Set<String> addresses, Instant now) throws IOException {
        spoken.add(new Spoken(now, addresses));
        shown = null;
        renew(addresses, now);
    }

    /// Nothing that was judged counts any more.
    synchronized void drop() {
        last = null;
        shown = null;
    }

    /// Looks again at those who have one of these addresses, or had one in the last round: one may be two by now, and
    /// two one.
    private synchronized void renew(Set<String> addresses, Instant now) throws IOException {
        var round = last;
        if (round == null) {
            return;
        }
        var all = new HashSet<String>();
        addresses.forEach(address -> all.add(address.toLowerCase(Locale.ROOT)));
        round.people().stream()
                .filter(person -> person.addresses().stream().anyMatch(all::contains))
                .toList()
                .forEach(person -> all.addAll(person.addresses()));
        var fresh = new LinkedHashMap<String, History>();
        for (var address : List.copyOf(all)) {
            if (fresh.values().stream()
                    .noneMatch(history -> history.person().addresses().contains(address))) {
                holdings.indexer()
                        .history(address)
                        .ifPresent(history -> fresh.put(history.person().id(), history));
            }
        }
        fresh.values().forEach(history -> all.addAll(history.person().addresses()));
        var answer = new PeopleAnswer(holdings, now);
        var lines = fresh.values().stream()
                .map(history -> answer.line(history, Judgement.ofOne(holdings, now, history, round.usual())))
                .filter(line -> line.human() && line.sent() + line.received() > 0)
                .toList();
        last = round.with(lines, all);
    }
}
