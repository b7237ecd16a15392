package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.app.folder.DataFolder;
import dev.kith.rules.delivery.Decision;
import dev.kith.rules.delivery.Told;
import dev.kith.rules.delivery.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A small mailbox out of ordinary life and what a considerate assistant would say on which day, as `lives.txt` tells
/// it; played through import, index, rules and delivery, day after day. `lives.txt` says at its head how it is written.
final class Life {
    private static final Pattern SAY = Pattern.compile("say (\\S+) (\\S+) (\\S+)(?: (.+))?");
    private static final int DAYS = 90;
    private static final int DAILY = 30;

    final String name;
    private final List<LifeMail> mails = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final LifeExpected expected = new LifeExpected();
    private boolean kept;

    private record Said(Instant at, String who, String verb, List<String> arguments) {}

    private Life(String name) {
        this.name = name;
    }

    static List<Life> read(List<String> lines) {
        var lives = new ArrayList<Life>();
        @Nullable LifeMail open = null;
        for (var line : lines) {
            if (line.isBlank() && open == null || line.startsWith("#")) {
                continue;
            }
            if (open != null && (line.isBlank() || line.startsWith("  "))) {
                open.add(line.isBlank() ? "" : line.substring(2));
                continue;
            }
            if (line.startsWith("== ")) {
                lives.add(new Life(line.substring(3)));
                open = null;
                continue;
            }
            open = lives.getLast().add(line);
        }
        return lives;
    }

    /// @return the mail that the line begins, or null
    private @Nullable LifeMail add(String line) {
        var words = line.split(" ", -1);
        var say = SAY.matcher(line);
        if (expected.add(line)) {
            return null;
        }
        if (line.equals("told")) {
            kept = true;
        } else if (words[0].equals("know")) {
            var month = words.length > 2 ? words[2] : "2026-01";
            mails.addAll(LifeMail.acquaintance(words[1], month));
        } else if (say.matches()) {
            said.add(new Said(
                    LifeMail.day(say.group(1)).atTime(12, 0).toInstant(ZoneOffset.UTC),
                    say.group(2).equals("-") ? "" : LifeMail.address(say.group(2)),
                    say.group(3),
                    say.group(4) == null
                            ? List.of()
                            : Pattern.compile(" ").splitAsStream(say.group(4)).toList()));
        } else {
            var mail = LifeMail.begin(line, mails);
            mails.add(mail);
            return mail;
        }
        return null;
    }

    /// Plays it.
    ///
    /// @return what was said that should not have been, and what was not said
    List<String> faults(Path temporary) throws Refusal, IOException {
        var start = mails.stream()
                .filter(mail -> !mail.prelude)
                .map(mail -> mail.date.toInstant())
                .min(Instant::compareTo)
                .orElse(mails.getLast().date.toInstant());
        var first = LocalDate.ofInstant(start, ZoneOffset.UTC);
        var last = expected.last(first.plusDays(DAYS));
        var told = new TreeMap<LocalDate, Set<LifeExpected.Told>>();
        var folder = DataFolder.prepare(temporary.resolve("data"));
        try (var holdings = Holdings.open(Optional.empty(), folder, true, InstantSource.fixed(start))) {
            var box = write(temporary).toString();
            ask(holdings, start, new Ask.Import(List.of(box), List.of(LifeMail.ME, LifeMail.ME_TOO)));
            for (var one : said) {
                ask(holdings, one.at(), new Ask.Say(one.who(), one.verb(), one.arguments()));
            }
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                if (LifeExpected.working(day) && (kept || looked(first, day))) {
                    told.put(day, told(at(holdings, day.atTime(10, 0).toInstant(ZoneOffset.UTC))));
                }
            }
        }
        return expected.compare(told);
    }

    /// On each day of a month, later on once a week.
    private static boolean looked(LocalDate first, LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.WEDNESDAY || day.isBefore(first.plusDays(DAILY));
    }

    private static Holdings at(Holdings open, Instant now) {
        return new Holdings(
                open.config(),
                open.folder(),
                open.indexer(),
                open.ledger(),
                open.bookInForce(),
                open.names(),
                InstantSource.fixed(now),
                ZoneOffset.UTC,
                open.turns());
    }

    private static void ask(Holdings holdings, Instant at, Ask ask) throws Refusal, IOException {
        var then = at(holdings, at.truncatedTo(ChronoUnit.SECONDS));
        new Desk(then, then.clock(), new NoDaemon("test")).answer(ask, new Lines() {
            @Override
            public void line(Object line) {}

            @Override
            public void progress(long done, long total, String what) {}
        });
    }

    private Path write(Path temporary) throws IOException {
        var box = Files.createDirectories(temporary.resolve("mail"));
        for (var mail : mails) {
            var file = box.resolve(mail.folder());
            Files.writeString(file, (Files.exists(file) ? Files.readString(file, UTF_8) : "") + mail.asMbox(), UTF_8);
        }
        return box;
    }

    private Set<LifeExpected.Told> told(Holdings holdings) throws IOException {
        var now = holdings.clock().instant();
        var said = new Judgement(holdings, now)
                .decisions(Set.of()).stream()
                        .filter(one -> one.verdict() == Verdict.DELIVER)
                        .toList();
        if (kept) {
            said.forEach(one -> holdings.ledger()
                    .deliveries()
                    .add(asTold(one, now), "r" + now + one.finding().rule()));
        }
        return said.stream()
                .map(Decision::finding)
                .map(one -> new LifeExpected.Told(
                        one.rule(), LifeMail.nick(one.person().addresses())))
                .collect(Collectors.toSet());
    }

    private static Told asTold(Decision one, Instant now) {
        var finding = one.finding();
        return new Told(finding.rule(), finding.person().id(), finding.episode(), now, one.digest());
    }
}
