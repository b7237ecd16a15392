package dev.kith.app.desk;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.Look;
import dev.kith.rules.Said;
import dev.kith.rules.TieFigures;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.LifeCycle;
import dev.kith.rules.delivery.SentLog;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the rules find in all histories as of an instant, and what delivery says to it. For one
/// thread.
public final class Judgement {
    private final Holdings holdings;
    private final Instant now;
    private final List<History> histories;
    private final Said said;
    private final Coverage coverage;
    private final Judge judge;
    private @Nullable List<Finding> findings;

    /// Reads all histories: a pass over the whole index.
    public Judgement(Holdings holdings, Instant now) throws IOException {
        this(holdings, now, holdings.indexer().histories());
    }

    /// Of these persons alone, as if there were no others.
    Judgement(Holdings holdings, Instant now, List<History> histories) {
        this.holdings = holdings;
        this.now = now;
        this.histories = histories;
        this.said = holdings.ledger().said();
        this.coverage = Covered.of(holdings.config(), holdings.ledger(), now);
        this.judge = new Judge(holdings.book(), histories, said, coverage, now, holdings.zone());
    }

    /// As of when was judged.
    public Instant now() {
        return now;
    }

    public List<History> histories() {
        return histories;
    }

    private List<Finding> findings() {
        if (findings == null) {
            findings = judge.findings();
        }
        return findings;
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
        return Delivery.decide(findings(), here, now, holdings.zone());
    }

    /// Whether a rule finds this occasion now.
    public boolean finds(String rule, String person, String episode) {
        return findings().stream()
                .anyMatch(f -> f.rule().equals(rule)
                        && f.person().id().equals(person)
                        && f.episode().equals(episode));
    }

    /// Takes on record where every rule stands about everybody, with the cause of every change.
    ///
    /// @param decisions all of this judgement
    public void record(List<Decision> decisions) {
        var states = holdings.ledger().states();
        var byPerson = new HashMap<String, History>();
        histories.forEach(history -> byPerson.put(history.person().id(), history));
        states.apply(LifeCycle.step(states.all(), decisions, judge.pending(), byPerson, now));
    }

    TieFigures figures(History history) {
        return judge.figures(history);
    }

    List<Look> why(History history) {
        return judge.why(history);
    }
}
