package dev.kith.app.desk;

import dev.kith.indexer.history.History;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.reminder.NoteWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user was told of so far, under the names that people have now. What is on its way to them counts, unless it
/// is given up.
///
/// @param histories of everybody
record ToldSoFar(Ledger ledger, OnRecord onRecord, List<History> histories) {
    private record Occasion(String rule, String person, String episode) {
        static Occasion of(Told told) {
            return new Occasion(told.rule(), told.person(), told.episode());
        }
    }

    /// With all mail, as delivery wants it.
    SentLog log() {
        return new SentLog(told(), histories, ledger.toldBefore());
    }

    /// Without the mail before it: small enough to be kept.
    SentLog toKeep() {
        var told = told();
        var first = new HashMap<String, Instant>();
        told.forEach(one -> first.merge(one.person(), one.at(), (a, b) -> a.isBefore(b) ? a : b));
        var since = histories.stream()
                .filter(history -> first.containsKey(history.person().id()))
                .map(history -> new History(
                        history.person(),
                        history.interactions().stream()
                                .filter(one -> one.date()
                                        .isAfter(first.get(history.person().id())))
                                .toList()))
                .toList();
        return new SentLog(told, since, ledger.toldBefore());
    }

    private List<Told> told() {
        var delivered = ledger.deliveries().all().stream().map(this::asOfNow).toList();
        var known = delivered.stream().map(Occasion::of).collect(Collectors.toSet());
        var underWay = ledger.outbox().told().stream()
                .map(this::asOfNow)
                .filter(one -> !one.rule().equals(NoteWriter.RULE) && !known.contains(Occasion.of(one)));
        return Stream.concat(delivered.stream(), underWay).toList();
    }

    private Told asOfNow(Told one) {
        return new Told(one.rule(), onRecord.whose(one.person(), one.episode()), one.episode(), one.at(), one.digest());
    }
}
