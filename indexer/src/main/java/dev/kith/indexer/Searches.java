package dev.kith.indexer;

import dev.kith.indexer.history.Direction;
import dev.kith.indexer.people.People;
import dev.kith.indexer.people.Role;
import dev.kith.indexer.search.Asked;
import dev.kith.indexer.search.Criterion;
import dev.kith.indexer.search.QueryReader;
import dev.kith.indexer.search.Snippets;
import dev.kith.indexer.store.Found;
import dev.kith.indexer.store.Ranking;
import dev.kith.indexer.store.Shown;
import dev.kith.indexer.store.Snapshot;
import dev.kith.indexer.store.Texts;
import dev.kith.indexer.store.View;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Questions in the query language, answered from the present snapshot.
final class Searches {
    private static final int PEOPLE_FROM = 1000;

    private final Present present;
    private final ZoneId zone;
    private volatile Function<String, Set<String>> tags = _ -> Set.of();

    Searches(Present present, ZoneId zone) {
        this.present = present;
        this.zone = zone;
    }

    void tags(Function<String, Set<String>> addressesOf) {
        tags = addressesOf;
    }

    Answer search(String typed, int limit, boolean messages, Instant now, boolean snippets) throws IOException {
        var gathering = new Gathering();
        search(typed, limit, messages, now, snippets, gathering);
        return gathering.answer();
    }

    void search(String typed, int limit, boolean messages, Instant now, boolean snippets, Hearer hearer)
            throws IOException {
        var asked = QueryReader.read(typed, now, zone);
        present.useRoughly((snapshot, people) -> {
            var view = new Known(people, tags);
            var ranking = new Ranking(limit, !messages, by(asked.order()), now.toEpochMilli());
            var found = snapshot.find(asked.query(), ranking, view);
            var notices = new ArrayList<>(asked.notices());
            var query = asked.query();
            if (found.total() == 0) {
                notices.addAll(ruledOut(query, snapshot, view));
                notices.addAll(QueryReader.hints(typed));
                var instead = new Weaker(
                                query, new Spelling(snapshot, view), weaker -> snapshot.find(weaker, ranking, view))
                        .search();
                if (instead.isPresent()) {
                    query = instead.get().query();
                    found = instead.get().found();
                    notices.add(instead.get().notice());
                }
            }
            hearer.found(found.hits().size(), found.total(), List.copyOf(notices));
            hits(found, snippets ? query : null, snapshot, hearer);
            return found.total();
        });
    }

    /// The latest messages of a conversation, oldest first.
    List<Letter> conversation(String name, int limit) throws IOException {
        return present.useRoughly(
                (snapshot, people) -> new Letters(snapshot, people, new Known(people, tags), zone).of(name, limit));
    }

    /// Persons by what was written with them: each adds up its best messages, with less weight for further ones.
    List<Contact> people(String typed, int limit, Instant now) throws IOException {
        var asked = QueryReader.read(typed, now, zone);
        return present.use((snapshot, people) -> {
            var ranking = new Ranking(PEOPLE_FROM, false, Ranking.By.MATCH, now.toEpochMilli());
            var found = snapshot.find(asked.query(), ranking, new Known(people, tags));
            Map<Integer, double[]> scores = new HashMap<>();
            for (var one : found.hits()) {
                var row = snapshot.row(one.doc());
                // what they wrote themselves says more than what they were told
                var weight = row.direction() == Direction.RECEIVED ? 1 : 0.4;
                people.partners(row.direction(), row.parties(), row.roles())
                        .filter(people::human)
                        .map(people::person)
                        .distinct()
                        .forEach(person -> {
                            var score = scores.computeIfAbsent(person, _ -> new double[2]);
                            score[0] += weight * one.score() / (1 + score[1]++);
                        });
            }
            var contacts = new Contacts(people, now);
            return scores.entrySet().stream()
                    .sorted(Comparator.comparingDouble(e -> -e.getValue()[0] * (1 + people.tie(e.getKey()))))
                    .limit(limit)
                    .map(e -> contacts.contact(e.getKey(), e.getValue()[0]))
                    .toList();
        });
    }

    private static Ranking.By by(Asked.Order order) {
        return switch (order) {
            case BEST -> Ranking.By.BEST;
            case DATE -> Ranking.By.DATE;
            case MATCH -> Ranking.By.MATCH;
        };
    }

    /// Says which part of a query that finds nothing is to blame.
    private static List<String> ruledOut(Criterion query, Snapshot snapshot, View view) throws IOException {
        if (!(query instanceof Criterion.And(var all))) {
            return query instanceof Criterion.Everything
                    ? List.of("Nothing is indexed yet.")
                    : List.of("Nothing matches " + query.shown() + ".");
        }
        var so = new ArrayList<Criterion>();
        for (var one : all) {
            if (!snapshot.any(one, view)) {
                return List.of("Nothing matches " + one.shown() + ".");
            }
        }
        for (var one : all) {
            so.add(one);
            if (!snapshot.any(new Criterion.And(so), view)) {
                so.removeLast();
                return List.of(
                        "Nothing that matches " + new Criterion.And(so).shown() + " also matches " + one.shown() + ".");
            }
        }
        return List.of();
    }

    /// @param query what snippets are to show, or null for none
    private void hits(Found found, @Nullable Criterion query, Snapshot snapshot, Hearer hearer) throws IOException {
        var snippets = query == null ? null : new Snippets(query);
        var shown =
                snapshot.shown(found.hits().stream().mapToInt(Found.One::doc).toArray());
        var more = true;
        for (var i = 0; more && i < shown.size(); i++) {
            more = hearer.hit(hit(found.hits().get(i), shown.get(i), snippets, snapshot));
        }
    }

    private Hit hit(Found.One one, Shown shown, @Nullable Snippets snippets, Snapshot snapshot) throws IOException {
        var row = shown.row();
        var directory = snapshot.directory();
        var from = "";
        var to = new ArrayList<String>();
        var person = -1;
        for (var i = 0; i < row.parties().length; i++) {
            var address = directory.addressOf(row.parties()[i]);
            var sender = row.roles()[i] == Role.FROM.code();
            if (sender) {
                from = directory.address(address);
            } else if (row.roles()[i] == Role.TO.code()) {
                to.add(directory.address(address));
            }
            var other = switch (row.direction()) {
                case SENT -> !sender;
                case RECEIVED -> sender;
            };
            person = person < 0 && other ? address : person;
        }
        var place = shown.place();
        return new Hit(
                shown.messageId(),
                snapshot.conversation(row.conversation()),
                OffsetDateTime.ofInstant(Instant.ofEpochMilli(row.date()), zone),
                row.direction(),
                from,
                List.copyOf(to),
                shown.subject(),
                snippets == null ? "" : snippet(snapshot.texts(one.doc()), snippets),
                one.score(),
                person < 0 ? null : directory.address(person),
                place == null ? null : place.mailbox(),
                place == null ? 0 : place.uid(),
                place == null ? null : place.file());
    }

    private static String snippet(Texts texts, Snippets snippets) {
        return snippets.of(List.of(texts.own(), texts.quoted(), texts.signature()));
    }

    /// What the store needs to know of persons.
    private record Known(People people, Function<String, Set<String>> tags) implements View {
        @Override
        public double tie(int address) {
            return people.tie(address);
        }

        @Override
        public boolean human(int address) {
            return people.human(address);
        }

        @Override
        public List<String> addresses(String address) {
            return people.addresses(address);
        }

        @Override
        public List<String> mine() {
            return people.mine();
        }

        @Override
        public Set<String> tagged(String tag) {
            return tags.apply(tag).stream()
                    .flatMap(address -> people.addresses(address).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
