package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Snapshot.Extent;
import dev.kith.indexer.store.Talk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Builds histories of one snapshot.
final class Histories {
    private static final int OTHERS_MAX = 16;
    private static final int FEW = 12;
    private static final int[] NOBODY = {};

    private final Snapshot snapshot;
    private final People people;
    private final Map<Integer, List<Interaction>> interactions = new HashMap<>();
    private final Map<Integer, Card> cards = new HashMap<>();
    private final Map<Integer, String> conversations = new HashMap<>();
    private final Map<String, String> greetings = new HashMap<>();

    Histories(Snapshot snapshot, People people) {
        this.snapshot = snapshot;
        this.people = people;
    }

    /// The latest signature with a phone, and its date.
    private record Card(Talk talk, long date) {}

    /// @param wanted tells of persons by number
    List<History> of(IntPredicate wanted) throws IOException {
        return of(wanted, (_, persons) -> anyOf(persons, wanted) ? Extent.WHOLE : Extent.NOTHING);
    }

    List<History> ofPartners(Row row) throws IOException {
        var partners = persons(row);
        return of(person -> among(partners, partners.length, person));
    }

    /// Everybody's: recent messages whole, the others brief.
    List<History> since(Instant since) throws IOException {
        var recent = new Recent(since);
        snapshot.rows(row -> {
            if (amongFew(row)) {
                recent.add(persons(row), row.direction(), row.date());
            }
        });
        return of(_ -> true, (row, persons) -> {
            if (persons.length == 0) {
                return Extent.NOTHING;
            }
            var few = amongFew(row);
            return recent.holds(few ? persons : NOBODY, row.direction(), row.date()) ? Extent.WHOLE : Extent.BRIEF;
        });
    }

    /// A circular of many, or one that no human being wrote, is not what two last talked about.
    private static boolean amongFew(Row row) {
        return row.parties().length <= FEW && !Trait.AUTOMATIC.in(row.traits());
    }

    private interface Reading {
        Extent of(Row row, int[] persons);
    }

    private List<History> of(IntPredicate wanted, Reading reading) throws IOException {
        snapshot.talks(row -> reading.of(row, persons(row)), (row, talk) -> add(row, talk, wanted));
        var histories = new ArrayList<History>(interactions.size());
        interactions.forEach((person, list) -> {
            var card = cards.get(person);
            histories.add(new History(
                    card == null
                            ? people.person(person, List.of(), null, null)
                            : people.person(person, card.talk.phones(), card.talk.title(), card.talk.organisation()),
                    list));
        });
        return histories;
    }

    private static boolean anyOf(int[] persons, IntPredicate wanted) {
        for (var person : persons) {
            if (wanted.test(person)) {
                return true;
            }
        }
        return false;
    }

    /// Those on the other side of a message, each once. Asked of every message there is.
    private int[] persons(Row row) {
        var parties = row.parties();
        var persons = new int[parties.length];
        var count = 0;
        for (var i = 0; i < parties.length; i++) {
            var address = people.partner(row.direction(), parties[i], row.roles()[i]);
            if (address >= 0 && !among(persons, count, people.person(address))) {
                persons[count++] = people.person(address);
            }
        }
        return count == persons.length ? persons : Arrays.copyOf(persons, count);
    }

    private static boolean among(int[] numbers, int count, int number) {
        for (var i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return true;
            }
        }
        return false;
    }

    private void add(Row row, Talk talk, IntPredicate wanted) {
        for (var person : persons(row)) {
            if (wanted.test(person)) {
                add(row, talk, person);
            }
        }
    }

    private void add(Row row, Talk talk, int person) {
        interactions.computeIfAbsent(person, _ -> new ArrayList<>()).add(interaction(row, talk, person));
        if (row.direction() == Direction.RECEIVED
                && (!talk.phones().isEmpty() || talk.title() != null || talk.organisation() != null)) {
            cards.merge(person, new Card(talk, row.date()), (old, now) -> old.date >= now.date ? old : now);
        }
    }

    private Interaction interaction(Row row, Talk talk, int person) {
        var sent = row.direction() == Direction.SENT;
        var addressed = false;
        var humans = 0;
        var counted = new int[row.parties().length];
        var others = new ArrayList<String>();
        for (var i = 0; i < row.parties().length; i++) {
            var address = snapshot.directory().addressOf(row.parties()[i]);
            var mine = people.mine(address);
            if (row.roles()[i] == Role.TO.code() && (sent ? people.person(address) == person : mine)) {
                addressed = true;
            }
            if (mine || row.roles()[i] == Role.LIST.code() || among(counted, i, address + 1)) {
                continue;
            }
            // plus one, for 0 is no address
            counted[i] = address + 1;
            humans += people.human(address) ? 1 : 0;
            if (people.person(address) != person && others.size() < OTHERS_MAX) {
                others.add(snapshot.directory().address(address));
            }
        }
        return new Interaction(
                Instant.ofEpochMilli(row.date()),
                row.direction(),
                snapshot.account(row.account()),
                talk.messageId(),
                conversations.computeIfAbsent(row.conversation(), snapshot::conversation),
                talk.inReplyTo(),
                talk.subject(),
                addressed,
                Math.max(1, humans),
                Trait.AUTOMATIC.in(row.traits()),
                Trait.LISTED.in(row.traits()),
                row.words(),
                talk.acts(),
                talk.evidence(),
                talk.sketch(),
                talk.links(),
                Trait.ATTACHMENT.in(row.traits()),
                greetings.computeIfAbsent(talk.greeting(), greeting -> greeting),
                others,
                talk.invite(),
                Trait.STOP.in(row.traits()));
    }
}
