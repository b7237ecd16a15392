package dev.kith.app;

import dev.kith.app.config.Config;
import dev.kith.app.desk.Frames;
import dev.kith.app.desk.Harmless;
import dev.kith.app.desk.Holdings;
import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.Shelf;
import dev.kith.app.folder.DataFolder;
import dev.kith.app.folder.FolderLock;
import dev.kith.app.look.MailIn;
import dev.kith.app.look.Past;
import dev.kith.app.look.Past.Reminded;
import dev.kith.app.look.Place;
import dev.kith.app.look.Places;
import dev.kith.indexer.Importer;
import dev.kith.rules.Finding;
import dev.kith.rules.Rule;
import dev.kith.rules.RuleBook;
import dev.kith.rules.ledger.Sources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "look",
        description = {
            "A look without commitment at the mail that a mail program keeps on this machine.",
            "Reads the folders of Thunderbird, Apple Mail or a Maildir, and shows what Kith would make of them. No"
                    + " password, no proxy; all is written into a folder of its own."
        })
final class LookCommand extends KithCommand {
    private static final int FILES_MAX = 2_000_000;
    private static final Set<String> OPEN =
            Set.of("theirs-unanswered", "mine-unanswered", "promise-mine", "promise-theirs");
    private static final int OPEN_SHOWN = 10;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders with mail; default: ask.")
    List<Path> paths = List.of();

    @Option(
            names = "--me",
            paramLabel = "ADDRESS",
            split = ",",
            description = "An address of yours; may be repeated, or several with commas between.")
    List<String> me = List.of();

    @Option(names = "--all", description = "Read all places that are found, without asking.")
    boolean all;

    @Option(names = "--days", defaultValue = "90", description = "How far back reminders are shown (${DEFAULT-VALUE}).")
    int days;

    @Option(names = "--forget", description = "Take the look's folder away.")
    boolean forget;

    @Option(names = "--at", paramLabel = "INSTANT", converter = Instants.class, description = "Look as of then.")
    @Nullable
    Instant at;

    private record Line(
            String kind,
            OffsetDateTime at,
            String rule,
            String person,
            String why,
            @Nullable String text) {}

    @Override
    public Integer call() throws Failure {
        var folder = new DataFolder(Surroundings.find(common).data()).look().path();
        try {
            if (forget) {
                remove(folder);
                human().println("The look's folder is gone: " + folder);
                return 0;
            }
            for (var path : paths) {
                if (!Files.isReadable(path)) {
                    throw new Failure("there is nothing readable at " + path);
                }
            }
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var places = paths.isEmpty()
                    ? ticked(in)
                    : paths.stream().map(p -> new Place("", p, Set.of())).toList();
            var own = own(places, in);
            look(DataFolder.prepare(folder), places, own, in);
            return 0;
        } catch (Refusal e) {
            throw new Failure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Failure("the look cannot go on: " + e.getMessage());
        }
    }

    private PrintStream human() {
        return common.json ? err : out;
    }

    private List<Place> ticked(BufferedReader in) throws Failure, IOException {
        var found = Places.find(Surroundings.home(), System.getenv());
        if (found.isEmpty()) {
            throw new Failure(
                    "no mail of Thunderbird, Apple Mail or a Maildir was found; name a folder: kith look PATH");
        }
        for (var i = 0; i < found.size(); i++) {
            human().println("  " + (i + 1) + "  " + found.get(i).program() + "  "
                    + found.get(i).path());
        }
        if (all) {
            return found;
        }
        human().print("Which of these may be read? (1,2 ...; all; nothing ends) ");
        human().flush();
        var answer = Optional.ofNullable(in.readLine()).orElse("").strip();
        if (answer.equals("all")) {
            return found;
        }
        var chosen = new ArrayList<Place>();
        for (var word : answer.split("[ ,]+", -1)) {
            if (word.matches("\\d{1,4}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= found.size()) {
                chosen.add(found.get(Integer.parseInt(word) - 1));
            }
        }
        if (chosen.isEmpty()) {
            throw new Failure("nothing was chosen, and nothing was read");
        }
        return chosen;
    }

    private Set<String> own(List<Place> places, BufferedReader in) throws Failure, IOException {
        var own = new TreeSet<String>();
        me.forEach(a -> own.add(a.toLowerCase(Locale.ROOT)));
        places.forEach(p -> own.addAll(p.me()));
        if (own.isEmpty()) {
            human().print("Your own addresses in this mail: ");
            human().flush();
            for (var word : Optional.ofNullable(in.readLine()).orElse("").split("[ ,]+", -1)) {
                if (word.contains("@")) {
                    own.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        if (own.isEmpty()) {
            throw new Failure("without your own address nobody can tell who wrote to whom: --me alice@example.org");
        }
        return own;
    }

    private void look(DataFolder folder, List<Place> places, Set<String> own, BufferedReader in)
            throws Failure, Refusal, IOException {
        InstantSource clock = at == null ? Clock.systemUTC() : InstantSource.fixed(at);
        try (var _ = FolderLock.take(folder).orElseThrow(() -> new Failure("another look is going on"));
                var opened = Holdings.open(Optional.<Config>empty(), folder, true, clock)) {
            var holdings = opened.with(new Shelf(Optional.of(kinds(folder))));
            read(holdings, places, own);
            var histories = holdings.indexer().histories();
            var now = clock.instant();
            var reminded = remembered(holdings, now);
            open(holdings, now);
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
            var refused = asked(reminded, in);
            farewell(folder, otherwise(reminded, refused));
        }
    }

    /// A look shows what could be had: the kinds of what is open are on here, also those that ship off.
    private static Path kinds(DataFolder folder) throws IOException {
        var lines = OPEN.stream()
                .sorted()
                .map(rule -> "  - { id: " + rule + ", on: true }")
                .toList();
        return Files.writeString(folder.path().resolve("rules.yaml"), "rules:\n" + String.join("\n", lines) + "\n");
    }

    private void read(Holdings holdings, List<Place> places, Set<String> own) throws IOException {
        var files = new ArrayList<Path>();
        for (var place : places) {
            files.addAll(MailIn.files(place.path(), FILES_MAX));
        }
        try (var screen = new Screen<>(common.json, out, err, Object.class, _ -> {})) {
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

    private List<Reminded> remembered(Holdings holdings, Instant now) throws IOException {
        try (var screen = new Screen<>(common.json, out, err, Object.class, _ -> {})) {
            return Past.reminders(
                    holdings.book(),
                    holdings.indexer().histories(),
                    now.minus(Duration.ofDays(days)),
                    now,
                    holdings.zone(),
                    (done, total) -> screen.progress(done, total, "days judged"));
        }
    }

    /// What is open now: promises, and mail without an answer.
    private void open(Holdings holdings, Instant now) throws IOException {
        var findings = new dev.kith.app.desk.Judgement(holdings, now)
                .decisions(Set.of()).stream()
                        .map(d -> d.finding())
                        .filter(f -> OPEN.contains(f.rule()))
                        .sorted(Comparator.comparing(Finding::since).reversed())
                        .toList();
        human().println();
        human().println("Open now: "
                + Count.of(findings.size(), "promise or unanswered mail", "promises and unanswered mails"));
        findings.stream()
                .limit(common.json ? Integer.MAX_VALUE : OPEN_SHOWN)
                .forEach(f -> show("open", now, f, holdings));
    }

    private void show(String kind, Instant when, Finding finding, Holdings holdings) {
        var text = finding.evidence().isEmpty()
                ? null
                : finding.evidence().getFirst().text();
        if (common.json) {
            var day = when.atZone(holdings.zone()).toOffsetDateTime();
            out.println(Frames.JSON.writeValueAsString(
                    new Line(kind, day, finding.rule(), finding.person().name(), finding.why(), text)));
            return;
        }
        out.println(Harmless.text("  " + finding.person().name() + ": " + finding.why()));
        if (text != null) {
            out.println(Harmless.text("      \"" + text + "\""));
        }
    }

    /// Shows each, and asks: good, or not this kind?
    ///
    /// @return how many of each rule were not wanted
    private Map<String, Integer> asked(List<Reminded> reminded, BufferedReader in) throws IOException {
        var refused = new TreeMap<String, Integer>();
        var asking = !common.json;
        for (var one : reminded) {
            var finding = one.finding();
            if (common.json) {
                out.println(Frames.JSON.writeValueAsString(new Line(
                        "reminder",
                        one.at().atZone(java.time.ZoneId.systemDefault()).toOffsetDateTime(),
                        finding.rule(),
                        finding.person().name(),
                        finding.why(),
                        finding.evidence().isEmpty()
                                ? null
                                : finding.evidence().getFirst().text())));
                continue;
            }
            out.println();
            out.println(one.at().atZone(java.time.ZoneId.systemDefault()).toLocalDate() + "  "
                    + Harmless.text(finding.person().name()) + "  (" + finding.rule() + ")");
            out.println(Harmless.text("    " + finding.why()));
            finding.evidence().stream()
                    .findFirst()
                    .ifPresent(e -> out.println(Harmless.text("    \"" + e.text() + "\"")));
            if (asking) {
                out.print("    good? [Y = good, n = not this kind, q = enough] ");
                out.flush();
                var answer = in.readLine();
                asking = answer != null && !answer.strip().startsWith("q");
                if (answer != null && answer.strip().startsWith("n")) {
                    refused.merge(finding.rule(), 1, Integer::sum);
                }
            }
        }
        return refused;
    }

    /// The kinds that were shown and that the user would have otherwise than they ship: on where no more than
    /// a third was unwanted.
    private static Map<String, Boolean> otherwise(List<Reminded> reminded, Map<String, Integer> refused) {
        var shown = new TreeMap<String, Integer>();
        reminded.forEach(one -> shown.merge(one.finding().rule(), 1, Integer::sum));
        var shipped = RuleBook.shipped().rules().stream()
                .filter(Rule::on)
                .map(Rule::id)
                .collect(Collectors.toSet());
        var wanted = new TreeMap<String, Boolean>();
        shown.forEach((kind, count) -> wanted.put(kind, refused.getOrDefault(kind, 0) * 3 <= count));
        wanted.entrySet().removeIf(kind -> kind.getValue() == shipped.contains(kind.getKey()));
        return wanted;
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

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
