package dev.kith.app.desk;

import dev.kith.indexer.history.Coverage;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.Look;
import dev.kith.rules.Said;
import dev.kith.rules.TieFigures;
import dev.kith.rules.Usual;
import dev.kith.rules.Word;
import dev.kith.rules.delivery.Circumstances;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Delivery;
import dev.kith.rules.delivery.LifeCycle;
import dev.kith.rules.delivery.SentLog;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.metrics.Figures;
import dev.kith.rules.metrics.Report;
import dev.kith.rules.reminder.NoteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> everJoined;
    private @Nullable List<Finding> findings;

    /// Reads all histories: a pass over the whole index.
    public Judgement(Holdings holdings, Instant now) throws IOException {
        this(holdings, now, holdings.indexer().histories());
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
        this.everJoined = holdings.ledger().everJoined();
        this.coverage = Covered.of(holdings.config(), holdings.ledger(), now);
        this.judge = usual == null
                ? new Judge(holdings.book(), histories, said, coverage, now, holdings.zone())
                : Judge.ofOne(
                        holdings.book(),
                        () -> read(holdings.indexer()::histories),
                        () -> read(() ->
                                holdings.indexer().histories(said.tags(now).keySet())),
                        said,
                        coverage,
                        now,
                        holdings.zone(),
                        usual);
        for (var history : histories) {
            var id = history.person().id();
            history.person().addresses().forEach(address -> ids.put(address, id));
            ids.put(id, id);
        }
    }

    /// The id that a person has now. It is one of their addresses, and another one when addresses were merged or older
    /// mail was read since: what is on record under the old one is still about them.
    public String idNow(String person) {
        return ids.getOrDefault(person, person);
    }

    /// Whom an occasion is about that is on record under an id. When addresses that were one person are two again, it
    /// is the one with whom the message was exchanged that the occasion names.
    ///
    /// @param person the person's id, now or formerly
    public String whose(String person, String episode) {
        var id = idNow(person);
        if (everJoined.isEmpty()) {
            return id;
        }
        var candidates = histories.stream()
                .filter(history -> everJoined.contains(person)
                        || history.person().addresses().stream().anyMatch(everJoined::contains))
                .filter(history -> history.interactions().stream().anyMatch(one -> names(episode, one)))
                .map(history -> history.person().id())
                .toList();
        return candidates.isEmpty() || candidates.contains(id) ? id : candidates.getFirst();
    }

    /// An occasion's name holds the message it is about, or its time, or the meeting's.
    private static boolean names(String episode, Interaction one) {
        var invite = one.invite();
        return episode.contains(one.messageId())
                || episode.contains(one.date().toString())
                || (invite != null && episode.contains(invite.toString()));
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

    /// What the user said of a person since then that settles a reminder about them, in one word: `done`, `snooze`.
    ///
    /// @param person the person's id
    public Optional<String> saidSince(String person, String rule, Instant then) {
        var id = idNow(person);
        var addresses = histories.stream()
                .filter(h -> h.person().id().equals(id))
                .findFirst()
                .map(h -> h.person().addresses())
                .orElse(List.of(person));
        return addresses.stream()
                .flatMap(address -> holdings.ledger().utterances(address).stream())
                .filter(utterance -> !utterance.at().isBefore(then) && settles(utterance.word(), rule))
                .map(utterance -> utterance.word().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static boolean settles(Word word, String rule) {
        return switch (word) {
            case Word.Done(var only) -> only == null || only.equals(rule);
            case Word.Snooze later -> later.rule() == null || later.rule().equals(rule);
            case Word.Mute(var on, var only) -> on && (only == null || only.equals(rule));
            case Word.Rest(var on) -> on;
            case Word.Elsewhere(var on) -> on;
            case Word.Declined(var on) -> on;
            case Word.Sealed(var on) -> on;
            case Word.Met _ -> true;
            case Word.Tag _, Word.Cadence _, Word.Note _, Word.Merged _, Word.Split _ -> false;
            case Word.Paused _, Word.Resumed _ -> false;
        };
    }

    /// In the order of telling. What is on its way to the user counts as told, unless it is given up.
    ///
    /// @param noLogin accounts to which nothing can be appended now
    public List<Decision> decisions(Set<String> noLogin) {
        return decisions(findings(), sent(), noLogin);
    }

    /// @param found occasions, of this judgement or of one a little while ago
    /// @param sent of a judgement of everybody
    List<Decision> decisions(List<Finding> found, SentLog sent, Set<String> noLogin) {
        var here = new Circumstances(holdings.book(), holdings.budget(), sent, said, coverage, noLogin);
        return Delivery.decide(found, here, now, holdings.zone());
    }

    private SentLog sent() {
        return new SentLog(told(), histories, holdings.ledger().toldBefore());
    }

    /// What was told, without the mail before it: small enough to be kept.
    SentLog sentToKeep() {
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
        return new SentLog(told, since, holdings.ledger().toldBefore());
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

    private List<Told> told() {
        var delivered =
                holdings.ledger().deliveries().all().stream().map(this::asOfNow).toList();
        var known = delivered.stream().map(Occasion::of).collect(Collectors.toSet());
        var underWay = holdings.ledger().outbox().told().stream()
                .map(this::asOfNow)
                .filter(one -> !one.rule().equals(NoteWriter.RULE) && !known.contains(Occasion.of(one)));
        return Stream.concat(delivered.stream(), underWay).toList();
    }

    private Told asOfNow(Told one) {
        return new Told(one.rule(), whose(one.person(), one.episode()), one.episode(), one.at(), one.digest());
    }

    private record Occasion(String rule, String person, String episode) {
        static Occasion of(Told told) {
            return new Occasion(told.rule(), told.person(), told.episode());
        }
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
