package dev.kith.rules.proof;

import dev.kith.indexer.history.Coverage;
import dev.kith.rules.Judge;
import dev.kith.rules.book.RuleBook;
import dev.kith.rules.said.Said;
import dev.kith.rules.said.Utterance;
import dev.kith.rules.said.Word;
import dev.kith.rules.yaml.Binder;
import dev.kith.rules.yaml.Mistake;
import dev.kith.rules.yaml.Notation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a file of rule tests ([RuleTests]) against a rule book, and says which expectation failed where.
public final class RuleTester {
    private static final List<Notation<?>> NOTATIONS =
            List.of(new Notation<>(Instant.class, "an instant like 2026-01-05T09:00:00Z", ".*", RuleTester::instant));

    private RuleTester() {}

    /// What came of a file.
    ///
    /// @param mistakes in the file itself
    public record Report(List<Outcome> outcomes, List<Mistake> mistakes) {
        public boolean good() {
            return mistakes.isEmpty()
                    && outcomes.stream().allMatch(outcome -> outcome.wrong().isEmpty());
        }
    }

    /// @param wrong one sentence for each day that came out otherwise; empty when all is well
    public record Outcome(String name, List<String> wrong) {}

    public static Report run(RuleBook book, String file, String text) {
        var binder = new Binder(file, NOTATIONS);
        var tests = binder.bind(text, RuleTests.class);
        if (tests == null) {
            return new Report(List.of(), binder.mistakes());
        }
        return new Report(
                tests.tests().stream().map(test -> outcome(book, test)).toList(), List.of());
    }

    private static Outcome outcome(RuleBook book, RuleTests.Test test) {
        var wrong = new ArrayList<String>();
        try {
            var diary = new Diary(test.start(), ZoneOffset.UTC);
            var said = new ArrayList<Utterance>();
            test.contacts().forEach((name, contact) -> tell(diary, said, test.start(), name, contact));
            diary.mail(test.mail().toArray(String[]::new));
            var chosen = test.rules().isEmpty() ? book : book.only(test.rules());
            for (var day : test.expect().entrySet()) {
                var found = findings(chosen, diary, new Said(said), test, day);
                if (!found.equals(day.getValue().stream().sorted().toList())) {
                    wrong.add(day.getKey() + ": expected " + day.getValue() + ", found " + found);
                }
            }
        } catch (IllegalArgumentException e) {
            wrong.add(e.getMessage());
        }
        return new Outcome(test.name(), wrong);
    }

    private static List<String> findings(
            RuleBook book, Diary diary, Said said, RuleTests.Test test, Map.Entry<String, List<String>> day) {
        var pin = test.pin();
        var judge = Judge.pinned(
                book,
                diary.histories(),
                said,
                new Coverage(Map.of("home", Instant.EPOCH)),
                diary.at(day.getKey()),
                ZoneOffset.UTC,
                pin == null ? null : pin.resume(),
                pin == null ? null : pin.unusual());
        return judge.findings().stream()
                .map(finding -> finding.rule() + "/" + finding.person().id())
                .sorted()
                .toList();
    }

    private static void tell(Diary diary, List<Utterance> said, Instant start, String name, RuleTests.Contact contact) {
        var address = Diary.address(name);
        if (contact.kind() != null) {
            diary.kind(name, contact.kind());
        }
        diary.known(name);
        for (var tag : contact.tag()) {
            said.add(new Utterance(address, new Word.Tag(tag, true), start, "test"));
        }
        for (var met : contact.met()) {
            said.add(new Utterance(address, new Word.Met(diary.at(met)), diary.at(met), "test"));
        }
        if (contact.declined()) {
            said.add(new Utterance(address, new Word.Declined(true), start, "test"));
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text.matches(".*T\\d\\d:\\d\\dZ") ? text.replace("Z", ":00Z") : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
