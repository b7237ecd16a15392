package dev.kith.app.desk;

import dev.kith.app.line.DueLine;
import dev.kith.app.line.WhyLine;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Look;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.States;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers `due` and `why`.
final class DueAnswer {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.]) ");

    private final Holdings holdings;
    private final Instant now;
    private final Set<String> noLogin;
    private @Nullable List<OutboxRow> mails;

    DueAnswer(Holdings holdings, Instant now, Set<String> noLogin) {
        this.holdings = holdings;
        this.now = now;
        this.noLogin = noLogin;
    }

    void all(Lines out) throws IOException {
        List<DueLine> due;
        try (var _ = holdings.turns().take()) {
            due = all(new Judgement(holdings, now));
        }
        due.forEach(out::line);
    }

    List<DueLine> all(Judgement judgement) {
        return judgement.decisions(noLogin).stream().map(this::line).toList();
    }

    /// What is said now to what was found in a round, less what the user called done since.
    List<DueLine> again(Round round) {
        return decisions(round).stream().map(this::line).toList();
    }

    private List<Decision> decisions(Round round) {
        var judgement = new Judgement(holdings, now, List.of());
        var found = round.findings().stream()
                .filter(finding -> !judgement.doneSince(finding))
                .toList();
        return judgement.decisions(found, round.sent(), noLogin);
    }

    /// Of findings that nothing is said to yet.
    List<DueLine> lines(List<Finding> findings) {
        return findings.stream().map(finding -> line(finding, "", "", false)).toList();
    }

    void why(String address, Lines out) throws Refusal, IOException {
        var history = PeopleAnswer.find(holdings, address);
        try (var _ = holdings.turns().take()) {
            var judgement = new Judgement(holdings, now);
            why(history, judgement.why(history), judgement.decisions(noLogin), out);
        }
    }

    /// The same without judging everybody anew.
    ///
    /// @param onOnly rules that are off are only named
    void why(String address, Round round, boolean onOnly, Lines out) throws Refusal, IOException {
        var history = PeopleAnswer.find(holdings, address);
        var judgement = Judgement.ofOne(holdings, now, history, round.usual());
        why(history, onOnly ? judgement.whyOn(history) : judgement.why(history), decisions(round), out);
    }

    private void why(History history, List<Look> looks, List<Decision> decisions, Lines out) {
        var changes = holdings.ledger().states().changes(history.person().id());
        for (var look : looks) {
            var decision = decisions.stream()
                    .filter(d -> d.finding().rule().equals(look.rule())
                            && d.finding().person().id().equals(history.person().id()))
                    .findFirst();
            var past = changes.stream()
                    .filter(change -> change.rule().equals(look.rule()))
                    .toList();
            out.line(line(look, decision.orElse(null), past));
        }
    }

    private DueLine line(Decision decision) {
        var gone = decision.verdict() == Verdict.TOLD && gone(decision.finding());
        var reason = decision.reason() + (gone ? " No reminder of it stands in your inbox any longer." : "");
        return line(decision.finding(), decision.verdict().word(), reason, gone);
    }

    /// Settled, deleted or expired, all that told it. What was told before a backup was made is not known well enough.
    private boolean gone(Finding finding) {
        var states = mails().stream()
                .filter(row -> row.parts().stream().anyMatch(part -> tells(part, finding)))
                .map(OutboxRow::state)
                .toList();
        return !states.isEmpty() && states.stream().noneMatch(OutboxRow.State::open);
    }

    private static boolean tells(OutboxRow.Part part, Finding finding) {
        return part.rule().equals(finding.rule())
                && part.episode().equals(finding.episode())
                && (part.person().equals(finding.person().id())
                        || finding.person().addresses().contains(part.person()));
    }

    private List<OutboxRow> mails() {
        if (mails == null) {
            mails = holdings.ledger().outbox().all();
        }
        return mails;
    }

    private DueLine line(Finding finding, String verdict, String reason, boolean gone) {
        var person = finding.person();
        return new DueLine(
                finding.rule(),
                new DueLine.Who(person.id(), person.name(), person.addresses()),
                date(finding.since()),
                date(finding.due()),
                finding.why(),
                finding.evidence().stream()
                        .map(e -> new DueLine.Quote(e.messageId(), date(e.date()), e.text()))
                        .toList(),
                finding.action(),
                verdict,
                reason,
                gone);
    }

    private WhyLine line(Look look, @Nullable Decision decision, List<States.Line> past) {
        return new WhyLine(
                look.rule(),
                look.on(),
                look.finding() != null,
                decision == null ? null : decision.verdict().word(),
                decision == null ? null : decision.reason(),
                look.due() == null ? null : date(look.due()),
                look.inputs().stream()
                        .map(i -> new WhyLine.Input(i.name(), i.value(), i.holds()))
                        .toList(),
                past.isEmpty() ? "inactive" : past.getLast().became(),
                past.stream()
                        .map(c -> new WhyLine.Change(date(c.at()), c.was(), c.became(), c.cause()))
                        .toList(),
                holdings.book()
                        .rule(look.rule())
                        .map(rule -> SENTENCE.split(rule.reason(), 2)[0])
                        .orElse(""));
    }

    private OffsetDateTime date(Instant instant) {
        return instant.atZone(holdings.zone()).toOffsetDateTime();
    }
}
