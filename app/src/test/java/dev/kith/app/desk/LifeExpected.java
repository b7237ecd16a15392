package dev.kith.app.desk;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a considerate assistant would say in a [Life], and when.
final class LifeExpected {
    private static final Pattern REMIND =
            Pattern.compile("remind(?<perhaps>\\?)? (?<rule>\\S+) (?<who>\\S+) (?<from>\\S+)\\.\\.(?<by>\\S+)");
    private static final Pattern TIMES = Pattern.compile("times (?<most>\\d+) (?<rule>\\S+) (?<who>\\S+)");

    private final List<Word> words = new ArrayList<>();
    private final List<Times> times = new ArrayList<>();
    private LocalDate notBefore = LocalDate.MIN;
    private LocalDate until = LocalDate.MAX;
    private int most = Integer.MAX_VALUE;

    /// What was told of whom.
    record Told(String rule, String who) {}

    /// @param perhaps it may be told and need not
    private record Word(Told told, LocalDate from, LocalDate by, boolean perhaps) {}

    private record Times(int most, Told told) {}

    /// @return whether the line says what is expected
    boolean add(String line) {
        var words = line.split(" ", -1);
        var remind = REMIND.matcher(line);
        var often = TIMES.matcher(line);
        if (line.equals("never")) {
            until = LocalDate.MIN;
        } else if (words[0].equals("never-before")) {
            notBefore = LifeMail.day(words[1]);
        } else if (words[0].equals("until")) {
            until = LifeMail.day(words[1]);
        } else if (words[0].equals("most")) {
            most = Integer.parseInt(words[1]);
        } else if (often.matches()) {
            times.add(new Times(
                    Integer.parseInt(often.group("most")), new Told(often.group("rule"), often.group("who"))));
        } else if (remind.matches()) {
            this.words.add(new Word(
                    new Told(remind.group("rule"), remind.group("who")),
                    LifeMail.day(remind.group("from")),
                    LifeMail.day(remind.group("by")),
                    remind.group("perhaps") != null));
        } else {
            return false;
        }
        return true;
    }

    /// The last day that is looked at, at least this one.
    LocalDate last(LocalDate atLeast) {
        return words.stream().map(Word::by).reduce(atLeast, (x, y) -> x.isAfter(y) ? x : y);
    }

    /// @return what was said that should not have been, and what was not said
    List<String> compare(NavigableMap<LocalDate, Set<Told>> told) {
        var faults = new ArrayList<String>();
        var wrong = new TreeMap<String, LocalDate>();
        told.forEach((day, all) -> all.forEach(one -> {
            if (!day.isBefore(until) || !apt(one, day) && !free(day)) {
                wrong.putIfAbsent(one.rule() + " " + one.who(), day);
            }
        }));
        wrong.forEach((what, day) -> faults.add("wrong: " + what + " on " + day));
        for (var word : words) {
            var met = told.subMap(word.from(), true, word.by(), true).values().stream()
                    .anyMatch(all -> all.contains(word.told()));
            if (!met && !word.perhaps()) {
                faults.add("missed: " + word.told().rule() + " " + word.told().who() + " by " + word.by());
            }
        }
        faults.addAll(tooMuch(told));
        return faults;
    }

    private boolean apt(Told one, LocalDate day) {
        return words.stream().anyMatch(word -> word.told().equals(one) && !day.isBefore(word.from()));
    }

    private boolean free(LocalDate day) {
        return notBefore.isAfter(LocalDate.MIN) && !day.isBefore(notBefore);
    }

    private List<String> tooMuch(Map<LocalDate, Set<Told>> told) {
        var faults = new ArrayList<String>();
        told.forEach((day, all) -> {
            if (all.stream().map(Told::who).distinct().count() > most) {
                faults.add("wrong: " + all.size() + " on " + day);
            }
        });
        for (var often : times) {
            var count = told.values().stream()
                    .filter(all -> all.contains(often.told()))
                    .count();
            if (count > often.most()) {
                faults.add("wrong: " + often.told().rule() + " " + often.told().who() + " " + count + " times");
            }
        }
        return faults;
    }

    static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
