package dev.kith.app.desk;

import dev.kith.app.line.CompletedLine;
import dev.kith.app.line.DraftLine;
import dev.kith.app.line.FoundLine;
import dev.kith.app.line.ImportLine;
import dev.kith.app.line.LetterLine;
import dev.kith.app.line.StatusLine;
import dev.kith.indexer.Importer;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.Judge;
import dev.kith.rules.ledger.Sources;
import dev.kith.rules.metrics.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Answers questions ([Ask]) from the open folder: index, ledger and rule book. The same code runs in
/// the daemon and in a command beside it.
public final class Desk implements Answers {
    /// How many messages are looked through for the files that they are in.
    private static final int FOUND_MAX = 20_000;

    private final Holdings holdings;
    private final InstantSource wall;
    private final Life life;
    private final AtomicBoolean importing = new AtomicBoolean();
    private final Rounds rounds;

    /// What only a running daemon knows.
    public interface Life {
        /// The status, given what the folder alone tells.
        StatusLine status(StatusLine folder);

        /// Accounts to which nothing can be appended now.
        Set<String> noLogin();

        /// The user said something, or mail was imported: judge again.
        void changed();

        void stop() throws Refusal;

        /// Lists what Kith made upstream, or removes it.
        default void leave(boolean remove, Lines out) throws Refusal {
            throw new Refusal("Kith is not running: start it with kith run, let your mail program look for mail once, "
                    + "and ask again");
        }

        /// The beginnings of a mail to somebody.
        ///
        /// @param finding what it is about, if anything is found
        /// @param text the user's own wording, to be put into their drafts; null: it is only shown
        default DraftLine draft(History history, Optional<Finding> finding, @Nullable String text) throws Refusal {
            throw new Refusal("Kith is not running: start it with kith run, and ask again");
        }

        /// Removes Kith's own reminders about somebody upstream, as far as that can be done now.
        ///
        /// @param persons any of their addresses
        Withdrawn withdraw(Set<String> persons);
    }

    /// @param left reminders that could not be removed; -1 when nobody was there to try
    public record Withdrawn(int removed, int left) {
        static final Withdrawn NOBODY_TRIED = new Withdrawn(0, -1);
    }

    /// @param wall the real time, for what is noted
    public Desk(Holdings holdings, InstantSource wall, Life life) {
        this.holdings = holdings;
        this.wall = wall;
        this.life = life;
        this.rounds = new Rounds(holdings, life::noLogin);
    }

    /// Something else than a word about somebody has changed what there is to judge.
    private void changed() {
        rounds.drop();
        life.changed();
    }

    @Override
    public void answer(Ask ask, Lines out) throws Refusal, IOException {
        switch (ask) {
            case Ask.Search search -> search(search, out);
            case Ask.Files files -> files(files, out);
            case Ask.Conversation conversation -> conversation(conversation, out);
            case Ask.Complete complete -> complete(complete, out);
            case Ask.Import order -> importMail(order, out);
            case Ask.People people -> new PeopleAnswer(holdings, now(people.at())).all(people.query(), out);
            case Ask.Person person -> new PeopleAnswer(holdings, now(person.at())).one(person.address(), out);
            case Ask.About about ->
                new PeopleAnswer(holdings, now(about.at())).about(about.address(), rounds.usual(), out);
            case Ask.Everything everything -> everything(everything, out);
            case Ask.Due due -> new DueAnswer(holdings, now(due.at()), life.noLogin()).all(out);
            case Ask.Why why -> why(why, out);
            case Ask.Draft draft -> draft(draft, out);
            case Ask.Report report -> report(now(report.at()), out);
            case Ask.Backtest backtest -> {
                try (var _ = holdings.turns().take()) {
                    new BacktestAnswer(holdings).run(backtest, out);
                }
            }
            case Ask.Draw draw -> {
                try (var _ = holdings.turns().take()) {
                    new DrawAnswer(holdings).run(draw, out);
                }
            }
            case Ask.Say say -> new SayAnswer(holdings, rounds, life).say(say, out);
            case Ask.Undo _ -> new SayAnswer(holdings, rounds, life).undo(out);
            case Ask.Forget forget -> forget(forget.address(), out);
            case Ask.Contacts contacts -> contacts(contacts.path(), out);
            case Ask.Backup _ -> new BackupAnswer(holdings, wall).backup(out);
            case Ask.Restore order -> {
                new BackupAnswer(holdings, wall).restore(Path.of(order.path()), out);
                changed();
            }
            case Ask.Status _ -> out.line(life.status(FolderStatus.of(holdings)));
            case Ask.Leave leave -> life.leave(leave.remove(), out);
            case Ask.Stop _ -> life.stop();
        }
    }

    private Instant now(@Nullable Instant at) {
        return at == null ? holdings.clock().instant() : at;
    }

    private void search(Ask.Search search, Lines out) throws IOException {
        var lines = new FoundLines(out);
        holdings.indexer().search(search.query(), search.limit(), search.messages(), now(search.at()), lines);
        lines.end();
    }

    /// Most of what is found may have come by IMAP and lie in no file, and an mbox holds many: the limit is of files.
    private void files(Ask.Files asked, Lines out) throws IOException {
        var answer = holdings.indexer().find(asked.query(), FOUND_MAX, true, now(asked.at()));
        answer.notices().forEach(notice -> out.line(new Notice(notice)));
        var seen = new HashSet<String>();
        for (var hit : answer.hits()) {
            var found = FoundLine.of(hit);
            if (found.file() != null && seen.add(found.file()) && seen.size() <= asked.limit()) {
                out.line(found);
            }
        }
        if (seen.size() > asked.limit()) {
            out.line(new Notice("Shown are " + asked.limit() + " of " + seen.size() + " files; --limit N shows more."));
        }
    }

    /// Everybody was judged: what came of it is shown until the next time.
    public void judged(Judgement judgement) throws IOException {
        rounds.judged(judgement);
    }

    private void everything(Ask.Everything asked, Lines out) throws IOException {
        if (asked.waits()) {
            out.line(rounds.overview(now(null)));
        } else {
            rounds.lately(now(null)).ifPresent(out::line);
        }
    }

    private void why(Ask.Why why, Lines out) throws Refusal, IOException {
        var answer = new DueAnswer(holdings, now(why.at()), life.noLogin());
        if (why.lately()) {
            answer.why(why.address(), rounds.round(now(why.at())), why.onOnly(), out);
        } else {
            answer.why(why.address(), out);
        }
    }

    private void draft(Ask.Draft ask, Lines out) throws Refusal, IOException {
        var history = PeopleAnswer.find(holdings, ask.address());
        var id = history.person().id();
        var finding = rounds.round(now(null)).findings().stream()
                .filter(found -> found.person().id().equals(id)
                        && (ask.rule().isEmpty() || found.rule().equals(ask.rule())))
                .findFirst();
        out.line(life.draft(history, finding, ask.text()));
    }

    private void conversation(Ask.Conversation asked, Lines out) throws IOException {
        holdings.indexer().conversation(asked.name(), asked.limit()).stream()
                .map(LetterLine::of)
                .forEach(out::line);
    }

    private void complete(Ask.Complete asked, Lines out) throws IOException {
        holdings.indexer()
                .complete(asked.prefix(), asked.limit(), holdings.clock().instant())
                .forEach(contact -> out.line(new CompletedLine(
                        contact.person().name(), contact.person().addresses().getFirst())));
    }

    private void report(Instant now, Lines out) throws IOException {
        try (var _ = holdings.turns().take()) {
            var ledger = holdings.ledger();
            Report.of(
                            holdings.indexer().histories(Judge.reads(holdings.book(), now)),
                            ledger.deliveries().all(),
                            ledger.states().leftOut(),
                            ledger.said(),
                            now,
                            holdings.zone())
                    .forEach(out::line);
        }
    }

    private void importMail(Ask.Import order, Lines out) throws Refusal, IOException {
        if (!importing.compareAndSet(false, true)) {
            throw new Refusal("another import is running; try again when it is done");
        }
        try {
            importAlone(order, out);
        } finally {
            importing.set(false);
        }
    }

    /// Whence nothing came is no source: whoever mistypes a name has not imported anything.
    private void importAlone(Ask.Import order, Lines out) throws IOException {
        var me = new HashSet<String>();
        order.me().forEach(a -> me.add(a.toLowerCase(Locale.ROOT)));
        var result = new Importer(holdings.indexer())
                .run(
                        order.paths().stream().map(Path::of).toList(),
                        me,
                        (messages, done, total) -> out.progress(done, total, messages + " messages"));
        if (result.indexed() + result.known() + result.leftOut() > 0) {
            order.paths()
                    .forEach(path ->
                            holdings.ledger().sources().addImport(new Sources.Import(path, me, wall.instant())));
        }
        if (result.indexed() > 0 && holdings.indexer().me().isEmpty()) {
            out.line(new Notice("No address of yours is known, so nothing of this counts as written by you. To have it"
                    + " right, move " + holdings.folder().path() + " away, and import again with --me and your"
                    + " addresses."));
        }
        out.line(new ImportLine(result.indexed(), result.known(), result.leftOut(), result.unreadable()));
        changed();
    }

    /// What is no address would be taken out of everybody's words, and the user's own takes all mail along.
    private void forget(String address, Lines out) throws Refusal, IOException {
        var one = address.strip().toLowerCase(Locale.ROOT);
        if (one.isEmpty()
                || (one.indexOf('@') < 1 && holdings.indexer().history(one).isEmpty())) {
            throw new Refusal("\"" + address + "\" is not an address; kith people NAME finds addresses");
        }
        SayAnswer.notMe(holdings, one);
        out.line(new Erasing(holdings, life).forget(one, wall.instant()));
        changed();
    }

    private void contacts(String path, Lines out) throws Refusal, IOException {
        out.line(new AddressBook(holdings, holdings.clock().instant()).take(Path.of(path)));
        holdings.saidAnew();
        changed();
    }
}
