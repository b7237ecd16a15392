package dev.kith.app;

import dev.kith.app.LookQuestions.Opinion;
import dev.kith.app.config.Config;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Judgement;
import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.RuleBookInForce;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.folder.WholeFolder;
import dev.kith.app.look.Kinds;
import dev.kith.app.look.MailIn;
import dev.kith.app.look.Past;
import dev.kith.app.look.Past.Reminded;
import dev.kith.app.look.Place;
import dev.kith.app.look.Places;
import dev.kith.indexer.Importer;
import dev.kith.indexer.history.History;
import dev.kith.rules.Finding;
import dev.kith.rules.ledger.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith look`: asks which of the mail on this machine to read, indexes it into a folder of its own, and shows
/// what is open and which reminders would have come.
@Command(
        name = "look",
        description = {
            "See what Kith would make of the mail that a mail program keeps on this machine.",
            "Reads the folders of Thunderbird, Apple Mail or a Maildir, and shows what is open and which reminders"
                + " would have come. It needs no password, changes no mail, and writes only into a folder of its own."
        })
final class LookCommand extends KithCommand {
    private static final int FILES_MAX = 2_000_000;
    private static final int OPEN_SHOWN = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders with mail; default: those that it finds, and it asks which.")
    List<Path> paths = List.of();

    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            split = ",",
            description = "An address of yours; several with commas between, or the option again.")
    List<String> me = List.of();

    @Option(names = "--all", description = "Read all that is found, without asking.")
    boolean all;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "For how many days back reminders are shown (${DEFAULT-VALUE}).")
    int days;

    @Option(names = "--forget", description = "Delete all that kith look wrote.")
    boolean forget;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "Look as if it were then: 2026-05-01, or 2026-05-01T09:00.")
    @Nullable
    Instant at;

    @Override
    public Integer call() throws Failure {
        me.stream().filter(one -> one.indexOf('@') < 1).findFirst().ifPresent(one -> {
            throw new ParameterException(spec.commandLine(), "--me: \"" + one + "\" is not an address");
        });
        var folder = new DataFolder(Surroundings.find(common).data()).look().path();
        try {
            if (forget) {
                WholeFolder.remove(folder);
                human().println("The look's folder is gone: " + folder);
                return 0;
            }
            for (var path : paths) {
                if (!Files.isReadable(path)) {
                    throw new Failure("there is nothing readable at " + path);
                }
            }
            var questions = new LookQuestions(System.in, human());
            var places = paths.isEmpty()
                    ? ticked(questions)
                    : paths.stream().map(p -> new Place("", p, Set.of())).toList();
            var own = own(places, questions);
            look(DataFolder.prepare(folder), places, own, questions);
            return 0;
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the look cannot go on: " + Reason.of(e));
        }
    }

    private PrintStream human() {
        return common.json ? err : out;
    }

    private List<Place> ticked(LookQuestions questions) throws Failure, IOException {
        var found = Places.find(Surroundings.home(), System.getenv());
        if (found.isEmpty()) {
            throw new Failure(
                    "no mail of Thunderbird, Apple Mail or a Maildir was found; name a folder: kith look PATH");
        }
        questions.show(found);
        var chosen = all ? found : questions.chosen(found);
        if (chosen.isEmpty()) {
            throw new Failure("nothing was chosen, and nothing was read");
        }
        return chosen;
    }

    private Set<String> own(List<Place> places, LookQuestions questions) throws Failure, IOException {
        var own = new TreeSet<String>();
        me.forEach(a -> own.add(a.toLowerCase(Locale.ROOT)));
        places.forEach(p -> own.addAll(p.me()));
        if (own.isEmpty()) {
            questions.addresses().forEach(a -> own.add(a.toLowerCase(Locale.ROOT)));
        }
        if (own.isEmpty()) {
            throw new Failure("without your own address nobody can tell who wrote to whom: --me alice@example.org");
        }
        return own;
    }

    private void look(DataFolder folder, List<Place> places, Set<String> own, LookQuestions questions)
            throws Failure, Refusal, IOException {
        InstantSource clock = at == null ? Clock.systemUTC() : InstantSource.fixed(at);
        try (var _ = FolderLock.take(folder).orElseThrow(() -> new Failure("another look is going on"));
                var opened = Holdings.open(Optional.<Config>empty(), folder, true, clock)) {
            var holdings = opened.with(new RuleBookInForce(Optional.of(Kinds.book(folder))));
            var shown = new LookScreen(common.json, out, holdings.zone());
            read(holdings, places, own);
            var histories = holdings.indexer().histories();
            var now = clock.instant();
            var reminded = remembered(holdings, histories, now);
            open(holdings, now, shown);
            human().println();
            human().println("These are the reminders that Kith would have sent in the last " + days
                    + " days, your own promises too, which come only when you switch them on: "
                    + reminded.size() + ", from the history with "
                    + histories.stream()
                            .filter(h -> !h.interactions().isEmpty())
                            .count() + " people.");
            if (reminded.isEmpty()) {
                human().println("None came of this mail: Kith speaks of people with whom you have written back and"
                        + " forth for a while. Read more of it, the sent mail above all.");
            }
            farewell(folder, asked(reminded, shown, questions).otherwise());
        }
    }

    private void read(Holdings holdings, List<Place> places, Set<String> own) throws IOException {
        var files = new ArrayList<Path>();
        for (var place : places) {
            files.addAll(MailIn.files(place.path(), FILES_MAX));
        }
        try (var screen = screen()) {
            var done = new Importer(holdings.indexer())
                    .run(
                            files,
                            new HashSet<>(own),
                            (messages, octets, total) -> screen.progress(octets, total, messages + " messages"));
            human().println(Count.of(done.indexed(), "new message") + ", " + done.known() + " known already, from "
                    + Count.of(files.size(), "file"));
        }
        for (var place : places) {
            holdings.ledger()
                    .sources()
                    .addImport(new Sources.Import(
                            place.path().toAbsolutePath().normalize().toString(),
                            own,
                            holdings.clock().instant()));
        }
    }

    private List<Reminded> remembered(Holdings holdings, List<History> histories, Instant now) {
        try (var screen = screen()) {
            return Past.reminders(
                    holdings.book(),
                    histories,
                    now.minus(Duration.ofDays(days)),
                    now,
                    holdings.zone(),
                    (done, total) -> screen.progress(done, total, "days judged"));
        }
    }

    /// For progress alone.
    private Screen<Object> screen() {
        return new Screen<>(common.json, out, err, Object.class, _ -> {});
    }

    /// What is open now: promises, and mail without an answer.
    private void open(Holdings holdings, Instant now, LookScreen shown) throws IOException {
        var findings = new Judgement(holdings, now)
                .decisions(Set.of()).stream()
                        .map(d -> d.finding())
                        .filter(f -> Kinds.isOpen(f.rule()))
                        .sorted(Comparator.comparing(Finding::since).reversed())
                        .toList();
        human().println();
        human().println("Open now: "
                + Count.of(findings.size(), "promise or unanswered mail", "promises and unanswered mails"));
        findings.stream().limit(common.json ? Integer.MAX_VALUE : OPEN_SHOWN).forEach(f -> shown.open(f, now));
    }

    /// Shows each, and asks: good, or not this kind?
    private Kinds asked(List<Reminded> reminded, LookScreen shown, LookQuestions questions) throws IOException {
        var kinds = new Kinds();
        var asking = !common.json;
        for (var one : reminded) {
            var rule = one.finding().rule();
            kinds.shown(rule);
            shown.reminder(one);
            var opinion = asking ? questions.opinion() : Opinion.ENOUGH;
            asking = opinion != Opinion.ENOUGH;
            if (opinion == Opinion.NOT_THIS_KIND) {
                kinds.refused(rule);
            }
        }
        return kinds;
    }

    private void farewell(DataFolder folder, Map<String, Boolean> otherwise) {
        human().println();
        if (!otherwise.isEmpty()) {
            human().println("To have it as you said, write this into rules.yaml beside your kith.yaml:");
            human().println("rules:");
            otherwise.forEach((rule, on) -> human().println("  - { id: " + rule + ", on: " + on + " }"));
            human().println();
        }
        human().println("Search what was read:   kith search --data " + folder.path() + " WORDS");
        human().println("Take it all away:       kith look --forget");
        human().println("Let Kith stand in front of your mail, so that reminders come:   kith setup");
    }
}
