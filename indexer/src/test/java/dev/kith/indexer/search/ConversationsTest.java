package dev.kith.indexer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {
    private static final long DAY = 24L * 3600 * 1000;

    private static Link referring(String id, long day, String... references) {
        var hashes = java.util.Arrays.stream(references).mapToLong(Ids::hash).toArray();
        return new Link(Ids.hash(id), hashes, day * DAY, 0, false, new int[0]);
    }

    private static Link loose(String id, long day, String subject, int... people) {
        return new Link(
                Ids.hash(id),
                new long[0],
                day * DAY,
                Ids.hash(Subjects.base(subject)),
                Subjects.reply(subject),
                people);
    }

    private static boolean together(Conversations conversations, String one, String other) {
        var view = conversations.view();
        return view.of(conversations.nodeOf(Ids.hash(one))) == view.of(conversations.nodeOf(Ids.hash(other)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderInWhichMessagesArriveDoesNotMatter(long seed) {
        var links = new ArrayList<>(List.of(
                referring("a", 1),
                referring("b", 2, "a"),
                referring("c", 3, "a", "missing"),
                referring("d", 4, "missing"),
                referring("x", 5)));
        Collections.shuffle(links, new Random(seed));
        var conversations = new Conversations();
        links.forEach(conversations::add);
        assertThat(together(conversations, "b", "d")).as("seed %d", seed).isTrue();
        assertThat(together(conversations, "a", "x")).isFalse();
        var view = conversations.view();
        assertThat(view.name(view.of(conversations.nodeOf(Ids.hash("d"))))).isEqualTo(Ids.hash("a"));
    }

    @Test
    void withoutReferencesSubjectPeopleAndTimeDecide() {
        var conversations = new Conversations();
        conversations.add(loose("a", 1, "Budget", 1, 2));
        conversations.add(loose("b", 3, "RE: Budget", 2, 1));
        conversations.add(loose("later", 200, "RE: Budget", 2, 1));
        conversations.add(loose("others", 3, "RE: Budget", 7, 8));
        conversations.add(loose("again", 4, "Budget", 1, 2));
        assertThat(together(conversations, "a", "b")).isTrue();
        assertThat(together(conversations, "a", "later")).isFalse();
        assertThat(together(conversations, "a", "others")).isFalse();
    }

    @Test
    void aKnownMessageIsNotAddedTwice() {
        var conversations = new Conversations();
        assertThat(conversations.addNew(referring("a", 1, "root"))).isTrue();
        assertThat(conversations.addNew(referring("a", 1, "root"))).isFalse();
        assertThat(conversations.has(Ids.hash("root"))).isFalse();
        assertThat(conversations.addNew(referring("root", 0))).isTrue();
    }

    @Test
    void baseSubjectsLoseWhatClientsPutBefore() {
        assertThat(Subjects.base("Re: [list] AW: Fwd:  Hello   World")).isEqualTo("hello world");
        assertThat(Subjects.base("[PATCH]")).isEqualTo("[patch]");
        assertThat(Subjects.reply("[list] Re: x")).isTrue();
        assertThat(Subjects.reply("Reading list")).isFalse();
    }
}
