package dev.kith.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.config.ConfigReader;
import dev.kith.app.demo.SampleMailbox;
import dev.kith.app.demo.SampleRules;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.line.DueLine;
import dev.kith.app.line.PersonLine;
import dev.kith.app.line.SaidLine;
import dev.kith.app.line.WhyLine;
import dev.kith.indexer.Mail;
import dev.kith.rules.Finding;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.delivery.Verdict;
import dev.kith.rules.ledger.OutboxRow;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is kept of a judging is what judging anew would show, over the sample mailbox.
class RoundsTest {
    private static final Instant JUDGED = Instant.parse("2026-03-03T10:00:00Z");

    @TempDir
    Path temporary = Path.of("");

    private Instant now = JUDGED;
    private Holdings holdings;
    private Desk desk;

    @BeforeEach
    void judge() throws Exception {
        var folder = DataFolder.prepare(temporary.resolve("data"));
        var file = Files.writeString(temporary.resolve("kith.yaml"), """
            accounts:
              - name: home
                address: %s
                imap: { listen: "127.0.0.1:1", upstream: "imap://127.0.0.1:2" }
                smtp: { listen: "127.0.0.1:3", upstream: "smtp://127.0.0.1:4" }
            """.formatted(SampleMailbox.ADDRESS));
        SampleRules.in(temporary);
        var config = ConfigReader.read(file, ZoneId.systemDefault());
        holdings = Holdings.open(Optional.of(config), folder, true, () -> now);
        holdings.indexer().learn(Set.of(SampleMailbox.ADDRESS));
        for (var stored : SampleMailbox.around(JUDGED, ZoneId.systemDefault())) {
            var octets = stored.octets();
            holdings.indexer()
                    .add(new Mail(
                            "home",
                            null,
                            stored.mailbox(),
                            1,
                            0,
                            null,
                            List.of(),
                            octets,
                            false,
                            octets.length,
                            stored.date(),
                            null));
        }
        holdings.indexer().commit();
        holdings.indexer().refresh();
        holdings.ledger().sources().addImport(new Sources.Import("sample", Set.of(SampleMailbox.ADDRESS), JUDGED));
        desk = new Desk(holdings, () -> now, new NoDaemon("test"));
        say(SampleMailbox.MENTOR, "tag", "mentor");
        desk.judged(new Judgement(holdings, now));
        now = now.plus(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws Exception {
        holdings.close();
    }

    @Test
    void whyIsTheSameWithoutJudgingEverybodyAnew() throws Exception {
        var people = overview().people();
        assertThat(people).hasSizeGreaterThan(10);
        for (var person : people) {
            var address = person.addresses().getFirst();
            var quick = ask(new Ask.Why(address, null, true, true), WhyLine.class);
            var withOff = ask(new Ask.Why(address, null, true, false), WhyLine.class);
            var whole = ask(new Ask.Why(address, null, false, false), WhyLine.class);
            assertThat(withOff).as(person.name()).isEqualTo(whole);
            assertThat(quick).extracting(WhyLine::rule).isEqualTo(rules(whole));
            assertThat(quick.stream().filter(WhyLine::on))
                    .as(person.name())
                    .hasSizeGreaterThan(5)
                    .isEqualTo(whole.stream().filter(WhyLine::on).toList());
        }
    }

    /// All histories at once are much memory: whoever asks for them waits until nobody else has them.
    @ParameterizedTest
    @MethodSource
    void whoGoesOverEverybodyWaitsForTheirTurn(Ask ask) throws Exception {
        now = now.plus(Duration.ofMinutes(5)); // what was judged counts no more
        var answered = new CountDownLatch(1);
        var asking = Thread.ofVirtual().unstarted(() -> {
            try {
                desk.answer(ask, Lines.NOWHERE);
                answered.countDown();
            } catch (Refusal | IOException e) {
                throw new AssertionError(e);
            }
        });
        try (var _ = holdings.turns().take()) {
            asking.start();
            assertThat(answered.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
    }

    static List<Ask> whoGoesOverEverybodyWaitsForTheirTurn() {
        return List.of(
                new Ask.Due(null),
                new Ask.Why(SampleMailbox.MENTOR, null, false, false),
                new Ask.Why(SampleMailbox.MENTOR, null, true, false),
                new Ask.People("", null),
                new Ask.Person(SampleMailbox.MENTOR, null),
                new Ask.Report(null),
                new Ask.Backtest(null, null, null, false),
                new Ask.Draw("mine-unanswered", 3, 1, false, null, false),
                new Ask.Everything(true));
    }

    private static List<String> rules(List<WhyLine> lines) {
        return lines.stream().map(WhyLine::rule).toList();
    }

    /// As after a mail to them in another conversation: the reminder goes, what is open stays open.
    @Test
    void whatWasToldIsShownAsGoneOnceItsReminderIs() throws Exception {
        var finding = new Judgement(holdings, now)
                .decisions(Set.of()).stream()
                        .filter(decision -> decision.verdict() == Verdict.DELIVER)
                        .findFirst()
                        .orElseThrow()
                        .finding();
        var person = finding.person().id();
        var part = new OutboxRow.Part("<one@kith.invalid>", person, finding.rule(), finding.episode());
        var outbox = holdings.ledger().outbox();
        outbox.plan(OutboxRow.planned("<one@kith.invalid>", "home", "INBOX", List.of(part), new byte[] {1}, now));
        outbox.put(outbox.row("<one@kith.invalid>").orElseThrow().appended("INBOX", 1, 7, now, "appended"));
        holdings.ledger()
                .deliveries()
                .add(new Told(finding.rule(), person, finding.episode(), now, false), "<one@kith.invalid>");
        assertThat(due(finding)).satisfies(line -> {
            assertThat(line.verdict()).isEqualTo("told");
            assertThat(line.gone()).isFalse();
            assertThat(line.reason()).isEqualTo("You were told of this occasion.");
        });

        outbox.put(outbox.row("<one@kith.invalid>").orElseThrow().in(OutboxRow.State.DONE, "wrote"));
        assertThat(due(finding)).satisfies(line -> {
            assertThat(line.verdict()).isEqualTo("told");
            assertThat(line.gone()).isTrue();
            assertThat(line.reason()).endsWith("No reminder of it stands in your inbox any longer.");
        });
    }

    private DueLine due(Finding finding) throws Exception {
        return ask(new Ask.Due(null), DueLine.class).stream()
                .filter(line -> line.rule().equals(finding.rule())
                        && line.person().id().equals(finding.person().id()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "mute, ''",
        "snooze, 4w",
        "done, ''",
        "rest, ''",
        "elsewhere, ''",
        "tag, peer",
        "cadence, 300d",
        "met, ''",
        "note, tea"
    })
    void aWordIsSeenAtOnceWithoutJudgingEverybodyAnew(String word, String rest) throws Exception {
        var before = overview();
        var silent = Set.of("rest", "elsewhere").contains(word);
        var address = silent ? SampleMailbox.MENTOR : told(before);
        say(address, word, rest.isEmpty() ? new String[0] : new String[] {rest});
        var after = overview();
        assertThat(after.asOf()).isEqualTo(JUDGED);
        assertThat(person(after, address)).isEqualTo(person(anew(), address));
        if (!Set.of("tag", "cadence", "met", "note").contains(word)) {
            assertThat(after.due()).isNotEqualTo(before.due()).isEqualTo(ask(new Ask.Due(null), DueLine.class));
        }
    }

    private static String told(Overview overview) {
        return overview.due().stream()
                .filter(due -> due.verdict().equals("deliver"))
                .findFirst()
                .orElseThrow()
                .person()
                .addresses()
                .getFirst();
    }

    @Test
    void twoBecomeOneAndOneBecomesTwoAtOnce() throws Exception {
        var margaret = SampleMailbox.MENTOR;
        var tom = SampleMailbox.PEER;
        var apart = who(overview());
        say(margaret, "merge", tom);
        var joined = overview();
        assertThat(joined.asOf()).isEqualTo(JUDGED);
        assertThat(person(joined, tom).addresses()).contains(margaret);
        assertThat(who(joined)).hasSize(apart.size() - 1).isEqualTo(who(anew()));
        say(tom, "split");
        assertThat(who(overview())).isEqualTo(apart);
        say(margaret, "merge", tom);
        ask(new Ask.Undo(), SaidLine.class);
        assertThat(overview().asOf()).isEqualTo(JUDGED);
        assertThat(who(overview())).isEqualTo(apart);
    }

    @Test
    void whatWasSaidWhileEverybodyWasJudgedIsNotLost() throws Exception {
        var judging = new Judgement(holdings, now);
        now = now.plusSeconds(1);
        say(SampleMailbox.PEER, "mute");
        desk.judged(judging);
        assertThat(person(overview(), SampleMailbox.PEER).state()).isEqualTo("muted");
    }

    @Test
    void whatIsOldIsJudgedAnew() throws Exception {
        now = now.plus(Duration.ofMinutes(10));
        assertThat(overview().asOf()).isEqualTo(now);
    }

    @Test
    void withoutWaitingThereIsNothingBeforeTheFirstJudging() throws Exception {
        desk = new Desk(holdings, () -> now, new NoDaemon("test"));
        assertThat(ask(new Ask.Everything(false), Overview.class)).isEmpty();
        assertThat(ask(new Ask.Everything(true), Overview.class)).hasSize(1);
        assertThat(ask(new Ask.Everything(false), Overview.class)).hasSize(1);
    }

    private Overview overview() throws Refusal, IOException {
        return ask(new Ask.Everything(true), Overview.class).getFirst();
    }

    private Overview anew() throws Refusal, IOException {
        var fresh = new Desk(holdings, () -> now, new NoDaemon("test"));
        return ask(fresh, new Ask.Everything(true), Overview.class).getFirst();
    }

    private static List<String> who(Overview overview) {
        return overview.people().stream()
                .map(person -> person.id() + " " + person.addresses() + " " + person.tags())
                .toList();
    }

    private static PersonLine person(Overview overview, String address) {
        return overview.people().stream()
                .filter(one -> one.addresses().contains(address))
                .findFirst()
                .orElseThrow();
    }

    private void say(String address, String verb, String... arguments) throws Refusal, IOException {
        ask(new Ask.Say(address, verb, List.of(arguments)), SaidLine.class);
    }

    private <T> List<T> ask(Ask ask, Class<T> type) throws Refusal, IOException {
        return ask(desk, ask, type);
    }

    private static <T> List<T> ask(Desk desk, Ask ask, Class<T> type) throws Refusal, IOException {
        var lines = new ArrayList<T>();
        desk.answer(ask, new Lines() {
            @Override
            public void line(Object line) {
                if (type.isInstance(line)) {
                    lines.add(type.cast(line));
                }
            }

            @Override
            public void progress(long done, long total, String what) {}
        });
        return lines;
    }
}
