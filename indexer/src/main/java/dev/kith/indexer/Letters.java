package dev.kith.indexer;

import dev.kith.indexer.history.Person;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Row;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Conversations to read, from one snapshot.
final class Letters {
    private final Snapshot snapshot;
    private final People people;
    private final View view;
    private final ZoneId zone;

    Letters(Snapshot snapshot, People people, View view, ZoneId zone) {
        this.snapshot = snapshot;
        this.people = people;
        this.view = view;
        this.zone = zone;
    }

    /// The latest `limit` messages, oldest first.
    List<Letter> of(String conversation, int limit) throws IOException {
        var ranking = new Ranking(limit, false, Ranking.By.DATE, 0);
        var found = snapshot.find(new Criterion.Conversation(conversation, conversation), ranking, view);
        var letters = new ArrayList<Letter>(found.hits().size());
        for (var one : found.hits()) {
            letters.add(letter(snapshot.row(one.doc())));
        }
        letters.sort(Comparator.comparing(Letter::date));
        return letters;
    }

    private Letter letter(Row row) throws IOException {
        var from = "";
        var name = "";
        var to = new ArrayList<String>();
        for (var i = 0; i < row.parties().length; i++) {
            var number = snapshot.directory().addressOf(row.parties()[i]);
            var address = snapshot.directory().address(number);
            if (row.roles()[i] == Role.FROM.code() && from.isEmpty()) {
                from = address;
                name = person(number).name();
            } else if (row.roles()[i] == Role.TO.code()) {
                to.add(address);
            }
        }
        var talk = snapshot.talk(row.doc());
        var texts = snapshot.texts(row.doc());
        return new Letter(
                talk.messageId(),
                OffsetDateTime.ofInstant(Instant.ofEpochMilli(row.date()), zone),
                row.direction(),
                from,
                name,
                to,
                talk.subject(),
                texts.own(),
                texts.quoted(),
                texts.signature(),
                talk.acts());
    }

    private Person person(int address) {
        return people.person(people.person(address), List.of(), null, null);
    }
}
