package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.people.Trait;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Talk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Builds histories of one snapshot.
final class Histories {
    private static final int OTHERS_MAX = 16;

    private final Snapshot snapshot;
    private final People people;
    private final Map<Integer, List<Interaction>> interactions = new HashMap<>();
    private final Map<Integer, Card> cards = new HashMap<>();
    private final Map<Integer, String> conversations = new HashMap<>();

    Histories(Snapshot snapshot, People people) {
        this.snapshot = snapshot;
        this.people = people;
    }

    /// The latest signature with a phone, and its date.
    private record Card(Talk talk, long date) {}

    /// @param wanted tells of persons by number
    List<History> of(IntPredicate wanted) throws IOException {
        snapshot.talks(
                row -> any(row, wanted),
                (row, talk) -> persons(row).filter(wanted).distinct().forEach(person -> add(row, talk, person)));
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

    /// Asked of every message there is.
    private boolean any(Row row, IntPredicate wanted) {
        var parties = row.parties();
        for (var i = 0; i < parties.length; i++) {
            var address = people.partner(row.direction(), parties[i], row.roles()[i]);
            if (address >= 0 && wanted.test(people.person(address))) {
                return true;
            }
        }
        return false;
    }

    private IntStream persons(Row row) {
        return people.partners(row.direction(), row.parties(), row.roles()).map(people::person);
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
            if (mine || row.roles()[i] == Role.LIST.code() || seen(counted, i, address)) {
                continue;
            }
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
                talk.greeting(),
                others,
                talk.invite(),
                Trait.STOP.in(row.traits()));
    }

    /// Has the address been met before position `i`? Notes it there, plus one, for 0 is no address.
    private static boolean seen(int[] counted, int i, int address) {
        for (var k = 0; k < i; k++) {
            if (counted[k] == address + 1) {
                return true;
            }
        }
        counted[i] = address + 1;
        return false;
    }
}
