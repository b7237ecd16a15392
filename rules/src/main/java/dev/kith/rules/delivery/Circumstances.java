package dev.kith.rules.delivery;

import dev.kith.indexer.history.Coverage;
import dev.kith.rules.book.Budget;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.said.Said;
import java.util.Set;

/// What delivery goes by besides the findings.
///
/// @param budget how much may be said and when: the rule book's, or in the demo the same without quiet hours
/// @param noLogin accounts to which nothing can be appended now
public record Circumstances(
        RuleBook book, Budget budget, SentLog sent, Said said, Coverage coverage, Set<String> noLogin) {
    public Circumstances {
        noLogin = Set.copyOf(noLogin);
    }
}
