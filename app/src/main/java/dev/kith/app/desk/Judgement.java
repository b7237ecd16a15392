package dev.kith.app.desk;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.Look;
import dev.kith.rules.Said;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.SentLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What the rules find in all histories as of an instant, and what delivery says to it.
public final class Judgement {
    private final Holdings holdings;
    private final Instant now;
    private final List<History> histories;
    private final Said said;
    private final Coverage coverage;
    private final Judge judge;
    private final List<Finding> findings;

    /// Reads all histories: a pass over the whole index.
    public Judgement(Holdings holdings, Instant now) throws IOException {
        this.holdings = holdings;
        this.now = now;
        this.histories = holdings.indexer().histories();
        this.said = holdings.ledger().said();
        this.coverage = Covered.of(holdings.config(), holdings.ledger(), now);
        this.judge = new Judge(holdings.book(), histories, said, coverage, now, holdings.zone());
        this.findings = judge.findings();
    }

    public List<History> histories() {
        return histories;
    }

    Said said() {
        return said;
    }

    /// In the order of telling.
    ///
    /// @param noLogin accounts to which nothing can be appended now
    public List<Decision> decisions(Set<String> noLogin) {
        var told = new SentLog(holdings.ledger().deliveries().all(), histories);
        var here = new Circumstances(holdings.book(), holdings.budget(), told, said, coverage, noLogin);
        return Delivery.decide(findings, here, now, holdings.zone());
    }

    /// Whether a rule finds this occasion now.
    public boolean finds(String rule, String person, String episode) {
        return findings.stream()
                .anyMatch(f -> f.rule().equals(rule)
                        && f.person().id().equals(person)
                        && f.episode().equals(episode));
    }

    List<Look> why(History history) {
        return judge.why(history);
    }
}
