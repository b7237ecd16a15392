package dev.kith.app.desk;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// What is indexed, as a back-test takes it: from the first mail to the last, without broken clocks.
record Past(List<History> histories, Instant from, Instant to) {
    Past {
        histories = List.copyOf(histories);
    }

    /// @throws Refusal when nothing is indexed
    static Past of(Holdings holdings) throws Refusal, IOException {
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
        // mail from the future would be an answer that nobody has given yet
        var past = histories.stream().map(history -> history.upTo(now)).toList();
        return new Past(past, dates.get(cut), dates.get(dates.size() - 1 - cut));
    }
}
