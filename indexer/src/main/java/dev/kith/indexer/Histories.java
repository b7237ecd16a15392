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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Builds histories of one snapshot.
final class Histories {
    private static final int OTHERS_MAX = 16;

    private final Snapshot snapshot;
    private final People people;
    private final Set<String> me;

    Histories(Snapshot snapshot, People people, Set<String> me) {
        this.snapshot = snapshot;
        this.people = people;
        this.me = me;
    }

    /// @param wanted numbers of addresses
    List<History> of(IntPredicate wanted) throws IOException {
        var rows = new ArrayList<Row>();
        snapshot.rows(row -> {
            if (partners(row).anyMatch(wanted)) {
                rows.add(row);
            }
        });
        Map<Integer, List<Interaction>> interactions = new HashMap<>();
        Map<Integer, Talk> signed = new HashMap<>();
        for (var row : rows) {
            var talk = snapshot.talk(row.doc());
            partners(row).filter(wanted).distinct().forEach(person -> {
                interactions.computeIfAbsent(person, _ -> new ArrayList<>()).add(interaction(row, talk, person));
                if (row.direction() == Direction.RECEIVED && !talk.phones().isEmpty()) {
                    signed.putIfAbsent(person, talk);
                }
            });
        }
        var histories = new ArrayList<History>(interactions.size());
        interactions.forEach((person, list) -> {
            var card = signed.get(person);
            histories.add(new History(
                    card == null
                            ? people.person(person, List.of(), null, null)
                            : people.person(person, card.phones(), card.title(), card.organisation()),
                    list));
        });
        return histories;
    }

    /// Addresses with whom the message is an interaction: the sender of what came, the recipients of what went.
    private java.util.stream.IntStream partners(Row row) {
        var sent = row.direction() == Direction.SENT;
        var found = new int[row.parties().length];
        var count = 0;
        for (var i = 0; i < found.length; i++) {
            var role = row.roles()[i];
            if (role != Role.LIST.code() && (role == Role.FROM.code()) != sent) {
                var address = snapshot.directory().addressOf(row.parties()[i]);
                if (!me.contains(snapshot.directory().address(address))) {
                    found[count++] = address;
                }
            }
        }
        return Arrays.stream(found, 0, count);
    }

    private Interaction interaction(Row row, Talk talk, int person) {
        var sent = row.direction() == Direction.SENT;
        var directory = snapshot.directory();
        var addressed = false;
        var humans = new LinkedHashSet<Integer>();
        var others = new LinkedHashSet<String>();
        for (var i = 0; i < row.parties().length; i++) {
            var address = directory.addressOf(row.parties()[i]);
            var name = directory.address(address);
            var mine = me.contains(name);
            if (row.roles()[i] == Role.TO.code() && (sent ? address == person : mine)) {
                addressed = true;
            }
            if (mine || row.roles()[i] == Role.LIST.code()) {
                continue;
            }
            if (people.human(address)) {
                humans.add(address);
            }
            if (address != person && others.size() < OTHERS_MAX) {
                others.add(name);
            }
        }
        return new Interaction(
                Instant.ofEpochMilli(row.date()),
                row.direction(),
                snapshot.account(row.account()),
                talk.messageId(),
                snapshot.conversation(row.conversation()),
                talk.inReplyTo(),
                talk.subject(),
                addressed,
                Math.max(1, humans.size()),
                Trait.AUTOMATIC.in(row.traits()),
                Trait.LISTED.in(row.traits()),
                row.words(),
                talk.acts(),
                talk.evidence(),
                talk.sketch(),
                talk.links(),
                Trait.ATTACHMENT.in(row.traits()),
                talk.greeting(),
                List.copyOf(others),
                talk.invite(),
                Trait.STOP.in(row.traits()));
    }
}
