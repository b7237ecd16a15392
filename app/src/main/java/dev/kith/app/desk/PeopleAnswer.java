package dev.kith.app.desk;

import dev.kith.app.line.AboutLine;
import dev.kith.app.line.PersonLine;
import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.cadence.WorkingClock;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.facts.TieFigures;
import dev.kith.rules.facts.Usual;
import dev.kith.rules.said.Said;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers `people` and `person`: figures, tags, what is open, and why addresses are one person's.
final class PeopleAnswer {
    static final Comparator<PersonLine> STRONGEST =
            Comparator.comparingDouble(PersonLine::strength).reversed().thenComparing(PersonLine::id);

    private static final int TOPIC_MAX = 20;
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(?:who (?:knows|wrote|writes|talked|talks|asked|said something)(?: anything| something)?"
                    + " (?:about|of|on)|about:?) +(.+?)\\??");

    private final Holdings holdings;
    private final Instant now;

    PeopleAnswer(Holdings holdings, Instant now) {
        this.holdings = holdings;
        this.now = now;
    }

    /// Those whose name or address holds the query, the strongest tie first; when there are none, or it is `who knows
    /// about X`, those with whom something was written that matches it, the best match first.
    void all(String query, Lines out) throws IOException {
        List<PersonLine> people;
        try (var _ = holdings.turns().take()) {
            people = all(query, new Judgement(holdings, now));
        }
        people.forEach(out::line);
    }

    private List<PersonLine> all(String query, Judgement judgement) throws IOException {
        var about = ABOUT.matcher(query.strip());
        var topic = about.matches() ? about.group(1) : query;
        var part = query.strip().toLowerCase(Locale.ROOT);
        var named = known(judgement, h -> !about.matches() && matches(h, part));
        return part.isEmpty() || !named.isEmpty() ? named : by(topic, judgement);
    }

    /// Everybody, the strongest tie first.
    List<PersonLine> everybody(Judgement judgement) {
        return known(judgement, _ -> true);
    }

    private List<PersonLine> known(Judgement judgement, Predicate<History> wanted) {
        return judgement.histories().stream()
                .filter(wanted)
                .map(h -> line(h, judgement))
                .filter(line -> line.sent() + line.received() > 0)
                .sorted(STRONGEST)
                .toList();
    }

    private List<PersonLine> by(String topic, Judgement judgement) throws IOException {
        var byId = judgement.histories().stream()
                .collect(Collectors.toMap(h -> h.person().id(), h -> h, (a, _) -> a));
        return holdings.indexer().people(topic, TOPIC_MAX, now).stream()
                .map(contact -> byId.get(contact.person().id()))
                .filter(Objects::nonNull)
                .map(history -> line(history, judgement))
                .toList();
    }

    PersonLine line(History history, Judgement judgement) {
        return line(history, judgement.said(), judgement.figures(history), null, null, List.of());
    }

    /// One person, judged from their own history alone.
    ///
    /// @param usual among all, where that is known
    void about(String address, Optional<Usual> usual, Lines out) throws Refusal, IOException {
        var history = find(holdings, address);
        var judgement = usual.map(known -> Judgement.ofOne(holdings, now, history, known))
                .orElseGet(() -> new Judgement(holdings, now, List.of(history)));
        var past = history.interactions().stream()
                .filter(i -> !i.date().isAfter(now))
                .toList();
        var clock = new WorkingClock(holdings.zone(), holdings.book().budget().workingDays());
        var line = line(
                history, judgement.said(), judgement.figures(history), List.of(), exchanges(history), joins(address));
        out.line(AboutLine.of(line, past, clock, holdings.zone()));
    }

    void one(String address, Lines out) throws Refusal, IOException {
        var history = find(holdings, address);
        try (var _ = holdings.turns().take()) {
            var judgement = new Judgement(holdings, now);
            var open = judgement.decisions(Set.of()).stream()
                    .filter(d ->
                            d.finding().person().id().equals(history.person().id()))
                    .map(this::open)
                    .toList();
            out.line(line(
                    history, judgement.said(), judgement.figures(history), open, exchanges(history), joins(address)));
        }
    }

    private List<PersonLine.Joined> joins(String address) throws IOException {
        return holdings.indexer().joins(address).stream()
                .map(join -> new PersonLine.Joined(
                        join.one(), join.other(), join.proof().toString()))
                .toList();
    }

    private List<PersonLine.Exchange> exchanges(History history) {
        return history.interactions().stream()
                .filter(i -> !i.date().isAfter(now))
                .map(this::exchange)
                .toList();
    }

    static History find(Holdings holdings, String address) throws Refusal, IOException {
        return holdings.indexer()
                .history(address)
                .orElseThrow(() -> new Refusal(
                        address.contains("@")
                                ? "there is no mail with " + address + "; kith people NAME finds addresses"
                                : "\"" + address + "\" is not an address; kith people " + address + " finds it"));
    }

    private static boolean matches(History history, String part) {
        var person = history.person();
        return person.name().toLowerCase(Locale.ROOT).contains(part)
                || person.addresses().stream().anyMatch(a -> a.contains(part));
    }

    private PersonLine line(
            History history,
            Said said,
            TieFigures tie,
            @Nullable List<PersonLine.Open> open,
            @Nullable List<PersonLine.Exchange> exchanges,
            List<PersonLine.Joined> joins) {
        var person = history.person();
        var about = said.about(person, now);
        var past = history.interactions().stream()
                .filter(i -> !i.date().isAfter(now))
                .toList();
        return new PersonLine(
                person.id(),
                person.name(),
                person.addresses(),
                person.kind().name().toLowerCase(Locale.ROOT),
                past.isEmpty() ? null : date(past.getFirst().date()),
                past.isEmpty() ? null : date(past.getLast().date()),
                past.stream().filter(Interaction::sent).count(),
                past.stream().filter(i -> i.direction() == Direction.RECEIVED).count(),
                tie.contactDays(),
                tie.medianGapDays(),
                round(tie.silenceDays()),
                Math.round(tie.strength() * 1000) / 1000.0,
                round(tie.resume()),
                about.tags().stream().sorted().toList(),
                state(about),
                open,
                exchanges,
                open == null ? null : person.phones(),
                person.title(),
                person.organisation(),
                about.note().isEmpty() ? null : about.note(),
                joins.isEmpty() ? null : joins);
    }

    private static @Nullable Double round(@Nullable Double figure) {
        return figure == null ? null : Math.round(figure * 1000) / 1000.0;
    }

    private static String state(Said.About about) {
        if (about.sealed()) {
            return "sealed";
        }
        if (about.declined()) {
            return "declined";
        }
        if (about.mutes("*")) {
            return "muted";
        }
        if (about.elsewhere()) {
            return "elsewhere";
        }
        return about.restingSince() == null ? "active" : "resting";
    }

    private PersonLine.Open open(Decision decision) {
        var finding = decision.finding();
        var evidence = finding.evidence();
        return new PersonLine.Open(
                finding.rule(),
                date(finding.since()),
                date(finding.due()),
                evidence.isEmpty() ? finding.why() : evidence.getFirst().text(),
                evidence.isEmpty() ? "" : evidence.getFirst().messageId());
    }

    private PersonLine.Exchange exchange(Interaction one) {
        return new PersonLine.Exchange(
                date(one.date()),
                one.direction().name().toLowerCase(Locale.ROOT),
                one.messageId(),
                one.subject(),
                one.acts().stream()
                        .map(a -> a.kind().name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    private OffsetDateTime date(Instant instant) {
        return instant.atZone(holdings.zone()).toOffsetDateTime();
    }
}
