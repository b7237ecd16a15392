package dev.kith.app.desk;

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
        var book = ask.book() == null ? holdings.book() : RuleBookFile.load(Optional.of(Path.of(ask.book())));
        var past = Past.of(holdings);
        var from = ask.from() == null ? past.from() : ask.from();
        var to = ask.to() == null ? past.to() : ask.to();
        var said = holdings.ledger().said();
        var result = Backtest.run(
                book,
                past.histories(),
                said,
                from,
                to,
                holdings.zone(),
                (done, total) -> out.progress(done, total, "days"));
        if (!ask.against()) {
            result.lines().forEach(out::line);
            return;
        }
        var yardsticks = new Yardsticks(past.histories(), holdings.zone());
        out.line(yardsticks.measure("all", result.told(), from, to));
        var ties = result.told().stream()
                .filter(told -> book.rule(told.rule())
                        .filter(rule -> rule.occasion().silence())
                        .isPresent())
                .toList();
        out.line(yardsticks.measure("ties", ties, from, to));
    }
}
