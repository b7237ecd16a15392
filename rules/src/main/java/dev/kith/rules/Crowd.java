package dev.kith.rules;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What only the histories together show: introductions, answers by others in a conversation, mails sent to many, and
/// the place most contacts sit in. Made when a rule first asks; looks back half a year.
final class Crowd {
    private static final Duration BACK = Duration.ofDays(180);
    /// Domains where anybody can have an address: no place.
    private static final Set<String> FREE = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "mail.ru",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "163.com",
            "orange.fr",
            "free.fr",
            "t-online.de",
            "msn.com",
            "comcast.net");

    /// @param by the person in whose history it stands
    record Introduction(Person by, Interaction mail) {}

    /// @param to the person's id
    record Sent(String to, Instant at, long sketch, Interaction mail) {}

    private static final List<Interaction> NONE = List.of();

    private final Map<String, List<Introduction>> introductions = new HashMap<>();
    private final Map<String, Instant> lastReceived = new HashMap<>();
    private final Map<String, Instant> lastSent = new HashMap<>();
    private final Map<String, Instant> lastWord = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final int persons;

    Crowd(List<History> histories, Instant now) {
        var from = now.minus(BACK);
        var known = 0;
        for (var history : histories) {
            noteSent(history, now);
            var human = history.person().kind() == Kind.HUMAN;
            var everything = Facts.upTo(history.interactions(), now);
            words(everything, human, from);
            var past = human ? everything : NONE;
            if (!Known.bothWays(past)) {
                continue;
            }
            known++;
            places.merge(place(history), 1, Integer::sum);
            for (var i = past.size() - 1; i >= 0 && !past.get(i).date().isBefore(from); i--) {
                if (!past.get(i).automatic()) {
                    note(history, past.get(i));
                }
            }
        }
        persons = known;
    }

    private void noteSent(History history, Instant now) {
        for (var one : history.interactions().reversed()) {
            if (one.sent() && !one.automatic() && !one.date().isAfter(now)) {
                history.person().addresses().forEach(address -> lastSent.put(address, one.date()));
                return;
            }
        }
    }

    /// The last word of the user or of a human being in each conversation; what the user wrote to a list is one too.
    private void words(List<Interaction> past, boolean human, Instant from) {
        for (var i = past.size() - 1; i >= 0 && !past.get(i).date().isBefore(from); i--) {
            var one = past.get(i);
            if (!one.automatic() && (human || one.sent())) {
                lastWord.merge(one.conversation(), one.date(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
    }

    /// Has the user written to whoever has this address after `date`?
    boolean wroteTo(String address, Instant date) {
        var last = lastSent.get(address);
        return last != null && last.isAfter(date);
    }

    /// Has anybody, the user too, written in this conversation after `date`?
    boolean wentOn(String conversation, Instant date) {
        var last = lastWord.get(conversation);
        return last != null && last.isAfter(date);
    }

    private void note(History history, Interaction one) {
        if (!one.sent()) {
            lastReceived.merge(one.conversation(), one.date(), (a, b) -> a.isAfter(b) ? a : b);
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
    @Nullable
    Introduction to(List<String> addresses) {
        Introduction last = null;
        for (var address : addresses) {
            for (var one : introductions.getOrDefault(address, List.of())) {
                if (!one.mail().sent()
                        && (last == null
                                || one.mail().date().isAfter(last.mail().date()))) {
                    last = one;
                }
            }
        }
        return last;
    }

    /// Has any human answered in this conversation after `date`?
    boolean answered(String conversation, Instant date) {
        var last = lastReceived.get(conversation);
        return last != null && last.isAfter(date);
    }

    /// Mails to one person each that say nearly the same as `mail`, within `within` before it and with it.
    List<Sent> like(Interaction mail, Duration within) {
        return sent.stream()
                .filter(one -> !one.at().isAfter(mail.date())
                        && one.at().isAfter(mail.date().minus(within))
                        && near(one.sketch(), mail.sketch()))
                .toList();
    }

    /// The share of contacts in the biggest place, if this person sits outside it; otherwise 0.
    double shareOutside(History history) {
        var biggest = places.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return biggest.isEmpty() || biggest.get().getKey().equals(place(history))
                ? 0
                : biggest.get().getValue() / (double) persons;
    }

    /// At most 8 of 64 bits differ.
    static boolean near(long a, long b) {
        return a != 0 && b != 0 && Long.bitCount(a ^ b) <= 8;
    }

    private static String place(History history) {
        var address = history.person().addresses().getFirst();
        var domain = address.substring(address.lastIndexOf('@') + 1);
        return FREE.contains(domain) ? "" : domain;
    }
}
