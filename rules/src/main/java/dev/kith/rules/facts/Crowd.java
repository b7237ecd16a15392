package dev.kith.rules.facts;

import dev.kith.indexer.history.ActKind;
import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Kind;
import dev.kith.indexer.history.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What only the histories together show: introductions, answers by others in a conversation, mails sent to many, and
/// the place most contacts sit in. Made when a rule first asks; looks back half a year. Where many days are judged one
/// after another it goes on from day to day. Not for several threads while it does.
public final class Crowd {
    private static final Duration BACK = Duration.ofDays(180);
    /// From then on to now it is as long as anything is asked or promised.
    private static final Duration BACK_BESIDE = BACK.minusDays(60);

    /// @param by the person in whose history it stands
    public record Introduction(Person by, Interaction mail) {}

    /// @param to the person's id
    public record Sent(String to, Instant at, long sketch, Interaction mail) {}

    private final List<History> histories;
    /// How many interactions of each history stood in it, and whether both had written by then.
    private final int[] seen;

    private final boolean[] known;
    private final Map<String, List<Introduction>> introductions;
    private final Map<String, Instant> lastReceived;
    private final Map<String, Instant> lastSent;
    private final Map<String, Instant> lastWord;
    private final Map<String, Instant> lastOwnWord;
    private final List<Sent> sent;
    private final Places places;
    private final ThirdParties beside;
    private Instant from;

    Crowd(List<History> histories, Instant now) {
        this.histories = List.copyOf(histories);
        this.seen = new int[histories.size()];
        this.known = new boolean[histories.size()];
        this.introductions = new HashMap<>();
        this.lastReceived = new HashMap<>();
        this.lastSent = new HashMap<>();
        this.lastWord = new HashMap<>();
        this.lastOwnWord = new HashMap<>();
        this.sent = new ArrayList<>();
        this.places = new Places();
        this.beside = new ThirdParties();
        this.from = now.minus(BACK);
        for (var i = 0; i < seen.length; i++) {
            begin(i, now);
        }
    }

    private Crowd(Crowd other) {
        this.histories = List.of();
        this.seen = new int[0];
        this.known = new boolean[0];
        this.introductions = other.introductions;
        this.lastReceived = other.lastReceived;
        this.lastSent = other.lastSent;
        this.lastWord = other.lastWord;
        this.lastOwnWord = other.lastOwnWord;
        this.sent = other.sent;
        this.places = other.places;
        this.beside = other.beside;
        this.from = other.from;
    }

    /// As it stands, without the histories, which are most of a process's memory: what is kept between judgings.
    Crowd asItStands() {
        return new Crowd(this);
    }

    /// The same as one made at `now`, for what has come since; not before an earlier one.
    void advance(Instant now) {
        from = now.minus(BACK);
        for (var i = 0; i < seen.length; i++) {
            var interactions = histories.get(i).interactions();
            if (seen[i] < interactions.size()
                    && !interactions.get(seen[i]).date().isAfter(now)) {
                goOn(i, now);
            }
        }
        sent.removeIf(one -> one.at().isBefore(from));
        beside.forget(from.plus(BACK_BESIDE));
    }

    private void begin(int index, Instant now) {
        var history = histories.get(index);
        var past = Facts.upTo(history.interactions(), now);
        seen[index] = past.size();
        for (var one : past.reversed()) {
            if (one.sent() && !one.automatic()) {
                wrote(history, one);
                break;
            }
        }
        words(history, past);
        meet(index, past);
    }

    private void goOn(int index, Instant now) {
        var history = histories.get(index);
        var past = Facts.upTo(history.interactions(), now);
        var fresh = past.subList(seen[index], past.size());
        seen[index] = past.size();
        fresh.stream().filter(one -> one.sent() && !one.automatic()).forEach(one -> wrote(history, one));
        words(history, fresh);
        if (known[index]) {
            note(history, fresh);
        } else {
            meet(index, past);
        }
    }

    /// Only whoever has written and was written to is known: from then on all their late mails count.
    private void meet(int index, List<Interaction> past) {
        var history = histories.get(index);
        known[index] = history.person().kind() == Kind.HUMAN && Past.bothWays(past);
        if (known[index]) {
            places.note(history.person());
            note(history, past);
        }
    }

    private void wrote(History history, Interaction one) {
        history.person().addresses().forEach(address -> lastSent.put(address, one.date()));
    }

    /// The last word of the user or of a human being in each conversation; what the user wrote to a list is one too.
    private void words(History history, List<Interaction> mails) {
        var human = history.person().kind() == Kind.HUMAN;
        var recently = from.plus(BACK_BESIDE);
        for (var i = mails.size() - 1; i >= 0 && !mails.get(i).date().isBefore(from); i--) {
            var one = mails.get(i);
            if (one.date().isAfter(recently)) {
                beside.note(history.person(), one);
            }
            if (!one.automatic() && (human || one.sent())) {
                lastWord.merge(one.conversation(), one.date(), Crowd::later);
                if (one.sent()) {
                    lastOwnWord.merge(one.conversation(), one.date(), Crowd::later);
                }
            }
        }
    }

    private void note(History history, List<Interaction> mails) {
        for (var i = mails.size() - 1; i >= 0 && !mails.get(i).date().isBefore(from); i--) {
            if (!mails.get(i).automatic()) {
                note(history, mails.get(i));
            }
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /// Has the user written to whoever has this address after `date`?
    boolean wroteTo(String address, Instant date) {
        var last = lastSent.get(address);
        return last != null && last.isAfter(date);
    }

    /// Has anybody, the user too, written in this conversation after `date`?
    public boolean wentOn(String conversation, Instant date) {
        return after(lastWord.get(conversation), date);
    }

    /// Has the user written in this conversation after `date`, to whomever?
    public boolean wroteOn(String conversation, Instant date) {
        return after(lastOwnWord.get(conversation), date);
    }

    /// What was done beside the mail between two.
    public ThirdParties beside() {
        return beside;
    }

    private boolean after(@Nullable Instant last, Instant date) {
        return last != null && !last.isBefore(from) && last.isAfter(date);
    }

    private void note(History history, Interaction one) {
        if (!one.sent()) {
            lastReceived.merge(one.conversation(), one.date(), Crowd::later);
        } else if (one.sketch() != 0 && one.people() <= 1) {
            sent.add(new Sent(history.person().id(), one.date(), one.sketch(), one));
        }
        if (one.has(ActKind.INTRODUCTION) && one.people() >= 2 && !one.listed()) {
            for (var other : one.others()) {
                introductions
                        .computeIfAbsent(other, _ -> new ArrayList<>(1))
                        .add(new Introduction(history.person(), one));
            }
        }
    }

    /// The last introduction that brought the user and one of these addresses together, or null.
    public @Nullable Introduction to(List<String> addresses) {
        Introduction last = null;
        for (var address : addresses) {
            for (var one : introductions.getOrDefault(address, List.of())) {
                if (!one.mail().sent()
                        && !one.mail().date().isBefore(from)
                        && (last == null
                                || one.mail().date().isAfter(last.mail().date()))) {
                    last = one;
                }
            }
        }
        return last;
    }

    /// Has any human answered in this conversation after `date`?
    public boolean answered(String conversation, Instant date) {
        return after(lastReceived.get(conversation), date);
    }

    /// Mails to one person each that say nearly the same as `mail`, within `within` before it and with it.
    public List<Sent> like(Interaction mail, Duration within) {
        return sent.stream()
                .filter(one -> !one.at().isAfter(mail.date())
                        && one.at().isAfter(mail.date().minus(within))
                        && near(one.sketch(), mail.sketch()))
                .toList();
    }

    /// The share of contacts in the biggest place, if this person sits outside it; otherwise 0.
    public double shareOutside(History history) {
        return places.shareOutside(history.person());
    }

    /// At most 8 of 64 bits differ.
    public static boolean near(long a, long b) {
        return a != 0 && b != 0 && Long.bitCount(a ^ b) <= 8;
    }
}
