package dev.kith.app.desk;

import dev.kith.indexer.history.Interaction;
import dev.kith.rules.proof.Backtest;
import dev.kith.rules.proof.Yardsticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Answers `rules backtest`.
final class BacktestAnswer {
    private final Holdings holdings;

    BacktestAnswer(Holdings holdings) {
        this.holdings = holdings;
    }

    void run(Ask.Backtest ask, Lines out) throws Refusal, IOException {
        var book = ask.book() == null ? holdings.book() : Books.load(Optional.of(Path.of(ask.book())));
        var now = holdings.clock().instant();
        var histories = holdings.indexer().histories();
        var dates = histories.stream()
                .flatMap(history -> history.interactions().stream())
                .map(Interaction::date)
                .filter(date -> !date.isAfter(now))
                .sorted()
                .toList();
        if (dates.isEmpty()) {
            throw new Refusal("there is no history to test on; import mail first, or let Kith read it");
        }
        // the outermost thousandth is broken clocks
        var cut = dates.size() / 1_000;
        var from = ask.from() == null ? dates.get(cut) : ask.from();
        var to = ask.to() == null ? dates.get(dates.size() - 1 - cut) : ask.to();
        var past = histories.stream().map(history -> history.upTo(now)).toList();
        var said = holdings.ledger().said();
        var result = Backtest.run(
                book, past, said, from, to, holdings.zone(), (done, total) -> out.progress(done, total, "days"));
        if (!ask.against()) {
            result.lines().forEach(out::line);
            return;
        }
        var yardsticks = new Yardsticks(past, holdings.zone());
        out.line(yardsticks.measure("all", result.told(), from, to));
        var ties = result.told().stream()
                .filter(told -> book.rule(told.rule())
                        .filter(rule -> rule.occasion().silence())
                        .isPresent())
                .toList();
        out.line(yardsticks.measure("ties", ties, from, to));
    }
}
