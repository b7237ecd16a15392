package dev.kith.indexer.store.lucene.written;

import dev.kith.indexer.people.Party;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Ids;
import dev.kith.indexer.search.Link;
import dev.kith.indexer.search.Subjects;
import dev.kith.indexer.store.Entry;

/// Finds what ties a message to others.
public final class Linking {
    private static final int PEOPLE_MAX = 20;
    private static final int SUBJECT_MIN = 3;

    private Linking() {}

    public static Link link(Entry entry) {
        var talk = entry.talk();
        var references = entry.references().stream().mapToLong(Ids::hash).toArray();
        var subject = Subjects.base(talk.subject());
        var loose = references.length == 0 && subject.length() >= SUBJECT_MIN;
        return new Link(
                Ids.hash(talk.messageId()),
                references,
                entry.date().toEpochMilli(),
                loose ? Ids.hash(subject) : 0,
                Subjects.reply(talk.subject()),
                loose ? people(entry) : new int[0]);
    }

    private static int[] people(Entry entry) {
        return entry.parties().stream()
                .filter(party -> party.role() != Role.LIST)
                .map(Party::address)
                .mapToInt(String::hashCode)
                .limit(PEOPLE_MAX)
                .toArray();
    }
}
