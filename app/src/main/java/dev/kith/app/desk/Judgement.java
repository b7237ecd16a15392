package dev.kith.app.desk;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.Look;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.LifeCycle;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.facts.TieFigures;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.metrics.Figures;
import dev.kith.rules.metrics.Report;
import dev.kith.rules.said.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
    private final OnRecord onRecord;
    private final ToldSoFar soFar;
    private @Nullable List<Finding> findings;

    /// Reads all histories: a pass over the whole index.
    public Judgement(Holdings holdings, Instant now) throws IOException {
        this(holdings, now, everybody(holdings, now));
    }

    /// Of these persons alone, as if there were no others.
    Judgement(Holdings holdings, Instant now, List<History> histories) {
        this(holdings, now, histories, null);
    }

    /// Of this person alone, by what was usual among all lately.
    static Judgement ofOne(Holdings holdings, Instant now, History history, Usual usual) {
        return new Judgement(holdings, now, List.of(history), usual);
    }

    private Judgement(Holdings holdings, Instant now, List<History> histories, @Nullable Usual usual) {
        this.holdings = holdings;
        this.now = now;
        this.histories = histories;
        this.said = holdings.ledger().said();
        this.onRecord = new OnRecord(histories, holdings.ledger());
        this.soFar = new ToldSoFar(holdings.ledger(), onRecord, histories);
        this.coverage = Covered.of(holdings.config(), holdings.ledger(), now);
        this.judge = usual == null
                ? new Judge(holdings.book(), histories, said, coverage, now, holdings.zone())
                : Judge.ofOne(
                        holdings.book(),
                        () -> read(() -> everybody(holdings, now)),
                        () -> read(() ->
                                holdings.indexer().histories(said.tags(now).keySet())),
                        said,
                        coverage,
                        now,
                        holdings.zone(),
                        usual);
    }

    private static List<History> everybody(Holdings holdings, Instant now) throws IOException {
        return holdings.indexer().histories(Judge.reads(holdings.book(), now));
    }

    /// Whom an occasion is about that is on record under an id.
    ///
    /// @param person the person's id, now or formerly
    public String whose(String person, String episode) {
        return onRecord.whose(person, episode);
    }

    /// What the user said of a person since then that settles a reminder about them, in one word: `done`, `snooze`.
    ///
    /// @param person the person's id
    public Optional<String> saidSince(String person, String rule, Instant then) {
        return onRecord.saidSince(person, rule, then);
    }

    private interface Reading {
        List<History> histories() throws IOException;
    }

    private static List<History> read(Reading reading) {
        try {
            return reading.histories();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As of when was judged.
    public Instant now() {
        return now;
    }

    public List<History> histories() {
        return histories;
    }

    List<Finding> findings() {
        if (findings == null) {
            findings = judge.findings().stream().map(this::asOf).toList();
        }
        return findings;
    }

    public boolean paused() {
        var pause = said.pause(now);
        return pause != null && pause.holds(now);
    }

    Said said() {
        return said;
    }

    /// An occasion that the user asked to be told of later has a name of its own once that time has come: what was
    /// told before is not what is told then.
    private Finding asOf(Finding f) {
        var until = said.about(f.person(), now).snoozedUntil(f.rule());
        if (until == null || until.isAfter(now) || until.isBefore(f.since())) {
            return f;
        }
        return new Finding(
                f.rule(),
                f.person(),
                f.since(),
                f.due(),
                f.episode() + " again " + until.getEpochSecond(),
                f.why(),
                f.evidence(),
                f.action(),
                f.account(),
                f.usual(),
                f.appointed(),
                f.weight());
    }

    /// In the order of telling. What is on its way to the user counts as told, unless it is given up.
    ///
    /// @param noLogin accounts to which nothing can be appended now
    public List<Decision> decisions(Set<String> noLogin) {
        return decisions(findings(), soFar.log(), noLogin);
    }

    /// @param found occasions, of this judgement or of one a little while ago
    /// @param sent of a judgement of everybody
    List<Decision> decisions(List<Finding> found, SentLog sent, Set<String> noLogin) {
        var here = new Circumstances(holdings.book(), holdings.budget(), sent, said, coverage, noLogin);
        return Delivery.decide(found, here, now, holdings.zone());
    }

    /// What was told, without the mail before it: small enough to be kept.
    SentLog sentToKeep() {
        return soFar.toKeep();
    }

    /// Has the user said since that this is settled?
    boolean doneSince(Finding finding) {
        var done = said.about(finding.person(), now).doneAt(finding.rule());
        return done != null && !done.isBefore(finding.since());
    }

    /// What is usual among all, for judging one person again soon.
    Usual usual() {
        return judge.usual();
    }

    /// What would hold at a later time if nothing happened until then.
    List<Finding> later(Instant then) {
        return new Judge(holdings.book(), histories, said, coverage, then, holdings.zone()).findings();
    }

    Figures figures() {
        var ledger = holdings.ledger();
        return Report.figures(
                histories, ledger.deliveries().all(), ledger.states().leftOut(), said, now, holdings.zone());
    }

    /// Whether a rule finds this occasion now.
    public boolean finds(String rule, String person, String episode) {
        return finding(rule, person, episode).isPresent();
    }

    /// What a rule finds of this occasion now.
    public Optional<Finding> finding(String rule, String person, String episode) {
        var id = whose(person, episode);
        return findings().stream()
                .filter(f -> f.rule().equals(rule)
                        && f.person().id().equals(id)
                        && f.episode().equals(episode))
                .findFirst();
    }

    /// Takes on record where every rule stands about everybody, with the cause of every change.
    ///
    /// @param decisions all of this judgement
    public void record(List<Decision> decisions) {
        var states = holdings.ledger().states();
        var byPerson = new HashMap<String, History>();
        histories.forEach(history -> byPerson.put(history.person().id(), history));
        var dismissals = Dismissals.of(holdings.ledger().outbox(), this::whose);
        var since = new LifeCycle.Since(byPerson, said, dismissals);
        states.apply(LifeCycle.step(states.all(), decisions, judge.pending(), since, now));
    }

    TieFigures figures(History history) {
        return judge.figures(history);
    }

    public List<Look> why(History history) {
        return judge.why(history);
    }

    /// The same without a look at rules that are off.
    List<Look> whyOn(History history) {
        return judge.why(history, false);
    }
}
