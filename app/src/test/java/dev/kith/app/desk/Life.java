package dev.kith.app.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.app.folder.DataFolder;
import dev.kith.rules.delivery.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A small mailbox out of ordinary life and what a considerate assistant would say on which day, as `lives.txt` tells
/// it; played through import, index, rules and delivery, day after day. `lives.txt` says at its head how it is written.
final class Life {
    private static final Pattern REMIND =
            Pattern.compile("remind(?<perhaps>\\?)? (?<rule>\\S+) (?<who>\\S+) (?<from>\\S+)\\.\\.(?<by>\\S+)");
    private static final Pattern SAY = Pattern.compile("say (\\S+) (\\S+) (\\S+)(?: (.+))?");
    private static final int DAYS = 90;
    private static final int DAILY = 30;

    final String name;
    private final List<LifeMail> mails = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private LocalDate notBefore = LocalDate.MIN;
    private LocalDate until = LocalDate.MAX;

    private record Said(Instant at, String who, String verb, List<String> arguments) {}

    /// @param perhaps it may be told and need not
    private record Expected(String rule, String who, LocalDate from, LocalDate by, boolean perhaps) {}

    /// What was told.
    private record Told(String rule, String who) {}

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
        var remind = REMIND.matcher(line);
        var say = SAY.matcher(line);
        if (words[0].equals("know")) {
            var month = words.length > 2 ? words[2] : "2026-01";
            mails.addAll(LifeMail.acquaintance(words[1], month));
        } else if (words[0].equals("never")) {
            until = LocalDate.MIN;
        } else if (words[0].equals("never-before")) {
            notBefore = LifeMail.day(words[1]);
        } else if (words[0].equals("until")) {
            until = LifeMail.day(words[1]);
        } else if (remind.matches()) {
            expected.add(new Expected(
                    remind.group("rule"),
                    remind.group("who"),
                    LifeMail.day(remind.group("from")),
                    LifeMail.day(remind.group("by")),
                    remind.group("perhaps") != null));
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
        var last = expected.stream().map(Expected::by).reduce(first.plusDays(DAYS), (x, y) -> x.isAfter(y) ? x : y);
        var told = new TreeMap<LocalDate, Set<Told>>();
        var folder = DataFolder.prepare(temporary.resolve("data"));
        try (var holdings = Holdings.open(Optional.empty(), folder, true, InstantSource.fixed(start))) {
            var box = write(temporary).toString();
            ask(holdings, start, new Ask.Import(List.of(box), List.of(LifeMail.ME, LifeMail.ME_TOO)));
            for (var one : said) {
                ask(holdings, one.at(), new Ask.Say(one.who(), one.verb(), one.arguments()));
            }
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                if (looked(first, day)) {
                    told.put(day, told(at(holdings, day.atTime(10, 0).toInstant(ZoneOffset.UTC))));
                }
            }
        }
        return compare(told);
    }

    /// On working days, for nothing is delivered on others; later on once a week.
    private static boolean looked(LocalDate first, LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> false;
            case WEDNESDAY -> true;
            case MONDAY, TUESDAY, THURSDAY, FRIDAY -> day.isBefore(first.plusDays(DAILY));
        };
    }

    private static Holdings at(Holdings open, Instant now) {
        return new Holdings(
                open.config(),
                open.folder(),
                open.indexer(),
                open.ledger(),
                open.shelf(),
                open.names(),
                InstantSource.fixed(now),
                ZoneOffset.UTC);
    }

    private static void ask(Holdings holdings, Instant at, Ask ask) throws Refusal, IOException {
        var then = at(holdings, at.truncatedTo(ChronoUnit.SECONDS));
        new Desk(then, then.clock(), new Alone("test")).answer(ask, new Lines() {
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

    private static Set<Told> told(Holdings holdings) throws IOException {
        return new Judgement(holdings, holdings.clock().instant())
                .decisions(Set.of()).stream()
                        .filter(one -> one.verdict() == Verdict.DELIVER)
                        .map(one -> new Told(
                                one.finding().rule(),
                                LifeMail.nick(one.finding().person().addresses())))
                        .collect(Collectors.toSet());
    }

    private List<String> compare(NavigableMap<LocalDate, Set<Told>> told) {
        var faults = new ArrayList<String>();
        var wrong = new TreeMap<String, LocalDate>();
        told.forEach((day, all) -> all.forEach(one -> {
            var apt = expected.stream()
                    .anyMatch(e -> e.rule().equals(one.rule()) && e.who().equals(one.who()) && !day.isBefore(e.from()));
            var free = notBefore.isAfter(LocalDate.MIN) && !day.isBefore(notBefore);
            if (!day.isBefore(until) || !apt && !free) {
                wrong.putIfAbsent(one.rule() + " " + one.who(), day);
            }
        }));
        wrong.forEach((what, day) -> faults.add("wrong: " + what + " on " + day));
        for (var e : expected) {
            var met = told.subMap(e.from(), true, e.by(), true).values().stream()
                    .anyMatch(all -> all.contains(new Told(e.rule(), e.who())));
            if (!met && !e.perhaps()) {
                faults.add("missed: " + e.rule() + " " + e.who() + " by " + e.by());
            }
        }
        return faults;
    }
}
