package dev.kith.rules.facts;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import dev.kith.rules.cadence.Rhythm;
import dev.kith.rules.language.Gives;
import dev.kith.rules.language.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The mail of the last half year over all persons, for rules that look for what fits together
/// (a need and an offer, a link and a person); those ship off. Holds no histories, and so is
/// small enough to be kept after a judging.
public final class Lately {
    private static final Duration BACK = Duration.ofDays(180);
    private static final Duration YEAR = Duration.ofDays(365);

    private final List<Letter> received = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Talk> talks = new ArrayList<>();
    private final Topics topics;
    private @Nullable Letter news;

    /// @param with in whose history it stands
    public record Letter(Person with, Interaction mail) {}

    /// The user's first mail to somebody, which asks for something.
    public record Asked(Person whom, Instant at) {}

    /// What a year's mail with somebody was about, where both have written.
    ///
    /// @param words marks of telling words
    public record Talk(Person with, int[] words) {}

    Lately(List<History> histories, Instant now) {
        var from = now.minus(BACK);
        var mails = new ArrayList<List<Interaction>>();
        var known = new ArrayList<History>();
        for (var history : histories) {
            if (history.person().kind() != Kind.HUMAN) {
                continue;
            }
            Past.opening(history, now)
                    .filter(Gives::asks)
                    .ifPresent(first -> asked.add(new Asked(history.person(), first.date())));
            if (history.twoWay()) {
                known.add(history);
            }
            var contacts = contacts(history, from, now);
            if (!contacts.isEmpty()) {
                mails.add(contacts);
                contacts.forEach(one -> note(new Letter(history.person(), one)));
            }
        }
        topics = new Topics(mails);
        for (var history : known) {
            talks.add(new Talk(history.person(), Topics.marks(words(history, now))));
        }
    }

    private void note(Letter letter) {
        var mail = letter.mail();
        if (!mail.sent()) {
            received.add(letter);
        } else if (mail.has(ActKind.NEWS)
                && mail.people() <= 1
                && (news == null || mail.date().isAfter(news.mail().date()))) {
            news = letter;
        }
    }

    /// Contacts from `from` to `now`, the newest first.
    private static List<Interaction> contacts(History history, Instant from, Instant now) {
        var past = Facts.upTo(history.interactions(), now);
        var contacts = new ArrayList<Interaction>(0);
        for (var i = past.size() - 1; i >= 0 && !past.get(i).date().isBefore(from); i--) {
            if (Rhythm.contact(past.get(i))) {
                contacts.add(past.get(i));
            }
        }
        return contacts;
    }

    /// The telling words of a year with a person.
    public Set<String> words(History history, Instant now) {
        var words = new HashSet<String>();
        for (var one : contacts(history, now.minus(YEAR), now)) {
            words.addAll(topics.of(one));
        }
        return words;
    }

    /// With human beings who have written and were written to.
    public List<Talk> talks() {
        return Collections.unmodifiableList(talks);
    }

    public List<Asked> asked() {
        return Collections.unmodifiableList(asked);
    }

    /// What came from `from` on.
    public List<Letter> received(Instant from) {
        return received.stream().filter(one -> one.mail().date().isAfter(from)).toList();
    }

    public Topics topics() {
        return topics;
    }

    /// The user's last news to somebody, not before `from`; or null.
    public @Nullable Letter ownNews(Instant from) {
        return news == null || news.mail().date().isBefore(from) ? null : news;
    }
}
