package dev.kith.rules;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.rules.cadence.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mail of the last half year over all persons, for rules that look for what fits together. Made when a rule first
/// asks: such rules ship off.
final class Lately {
    private static final Duration BACK = Duration.ofDays(180);

    private final List<History> everybody = new ArrayList<>();
    private final List<Letter> received = new ArrayList<>();
    private final Topics topics;
    private @Nullable Letter news;

    /// @param with in whose history it stands
    record Letter(History with, Interaction mail) {}

    Lately(List<History> histories, Instant now) {
        var from = now.minus(BACK);
        var mails = new HashMap<String, List<Interaction>>();
        for (var history : histories) {
            if (history.person().kind() != Kind.HUMAN) {
                continue;
            }
            everybody.add(history);
            var past = Facts.upTo(history.interactions(), now);
            for (var i = past.size() - 1; i >= 0 && !past.get(i).date().isBefore(from); i--) {
                if (Rhythm.contact(past.get(i))) {
                    mails.computeIfAbsent(history.person().id(), _ -> new ArrayList<>())
                            .add(past.get(i));
                    note(new Letter(history, past.get(i)));
                }
            }
        }
        topics = new Topics(mails);
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

    /// Human beings, also those who never answered.
    List<History> everybody() {
        return Collections.unmodifiableList(everybody);
    }

    /// What came from `from` on.
    List<Letter> received(Instant from) {
        return received.stream().filter(one -> one.mail().date().isAfter(from)).toList();
    }

    Topics topics() {
        return topics;
    }

    /// The user's last news to somebody, not before `from`; or null.
    @Nullable
    Letter ownNews(Instant from) {
        return news == null || news.mail().date().isBefore(from) ? null : news;
    }
}
