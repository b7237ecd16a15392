package dev.kith.indexer;

import dev.kith.indexer.people.People;
import dev.kith.indexer.search.Folding;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Figures of persons: arithmetic on the dates of what was exchanged.
final class Contacts {
    private static final double DAY_MILLIS = 24 * 3600 * 1000.0;

    private final People people;
    private final Instant now;

    Contacts(People people, Instant now) {
        this.people = people;
        this.now = now;
    }

    List<Contact> all() {
        return Arrays.stream(people.known())
                .mapToObj(person -> contact(person, 0))
                .toList();
    }

    /// @param match how well a query fits
    Contact contact(int person, double match) {
        var dates = people.contacts(person);
        var days = Arrays.stream(dates)
                .map(date -> Math.floorDiv(date, (long) DAY_MILLIS))
                .distinct()
                .toArray();
        var last = dates.length == 0 ? null : Instant.ofEpochMilli(dates[dates.length - 1]);
        return new Contact(
                people.person(person, List.of(), null, null),
                dates.length == 0 ? null : Instant.ofEpochMilli(dates[0]),
                last,
                people.sent(person),
                people.received(person),
                days.length,
                medianGap(days),
                last == null ? 0 : Math.max(0, (now.toEpochMilli() - last.toEpochMilli()) / DAY_MILLIS),
                people.tie(person),
                match);
    }

    private static double medianGap(long[] days) {
        if (days.length < 2) {
            return 0;
        }
        var gaps = new long[days.length - 1];
        for (var i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        Arrays.sort(gaps);
        var middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }

    List<Contact> complete(String prefix, int limit) {
        return people.beginning(Folding.fold(prefix.strip())).stream()
                .map(person -> new Candidate(person, people.tie(person), people.sent(person) + people.received(person)))
                .sorted(Comparator.comparingDouble(Candidate::tie)
                        .thenComparingInt(Candidate::messages)
                        .reversed())
                .limit(limit)
                .map(candidate -> contact(candidate.person, 0))
                .toList();
    }

    private record Candidate(int person, double tie, int messages) {}
}
