package dev.kith.app.desk;

import dev.kith.indexer.history.History;
import dev.kith.indexer.history.Interaction;
import dev.kith.rules.ledger.Ledger;
import dev.kith.rules.said.Word;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom it is about what stands on record. A person's id is one of their addresses, and another one when addresses were
/// merged or older mail was read since: what is on record under the old one is still about them.
final class OnRecord {
    private final List<History> histories;
    private final Ledger ledger;
    private final Set<String> everJoined;
    private final Map<String, String> ids = new HashMap<>();

    /// @param histories of all who count
    OnRecord(List<History> histories, Ledger ledger) {
        this.histories = histories;
        this.ledger = ledger;
        this.everJoined = ledger.everJoined();
        for (var history : histories) {
            var id = history.person().id();
            history.person().addresses().forEach(address -> ids.put(address, id));
            ids.put(id, id);
        }
    }

    /// Whom an occasion is about. When addresses that were one person are two again, it is the one with whom the
    /// message was exchanged that the occasion names.
    ///
    /// @param person the person's id, now or formerly
    /// @return the id that they have now
    String whose(String person, String episode) {
        var id = idNow(person);
        if (everJoined.isEmpty()) {
            return id;
        }
        var candidates = histories.stream()
                .filter(history -> everJoined.contains(person)
                        || history.person().addresses().stream().anyMatch(everJoined::contains))
                .filter(history -> history.interactions().stream().anyMatch(one -> names(episode, one)))
                .map(history -> history.person().id())
                .toList();
        return candidates.isEmpty() || candidates.contains(id) ? id : candidates.getFirst();
    }

    private String idNow(String person) {
        return ids.getOrDefault(person, person);
    }

    /// An occasion's name holds the message it is about, or its time, or the meeting's.
    private static boolean names(String episode, Interaction one) {
        var invite = one.invite();
        return episode.contains(one.messageId())
                || episode.contains(one.date().toString())
                || (invite != null && episode.contains(invite.toString()));
    }

    /// What the user said of a person since then that settles a reminder about them, in one word: `done`, `snooze`.
    ///
    /// @param person the person's id, now or formerly
    Optional<String> saidSince(String person, String rule, Instant then) {
        var id = idNow(person);
        var addresses = histories.stream()
                .filter(h -> h.person().id().equals(id))
                .findFirst()
                .map(h -> h.person().addresses())
                .orElse(List.of(person));
        return addresses.stream()
                .flatMap(address -> ledger.utterances(address).stream())
                .filter(utterance -> !utterance.at().isBefore(then) && settles(utterance.word(), rule))
                .map(utterance -> utterance.word().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static boolean settles(Word word, String rule) {
        return switch (word) {
            case Word.Done(var only) -> only == null || only.equals(rule);
            case Word.Snooze later -> later.rule() == null || later.rule().equals(rule);
            case Word.Mute(var on, var only) -> on && (only == null || only.equals(rule));
            case Word.Rest(var on) -> on;
            case Word.Elsewhere(var on) -> on;
            case Word.Declined(var on) -> on;
            case Word.Sealed(var on) -> on;
            case Word.Met _ -> true;
            case Word.Tag _, Word.Cadence _, Word.Note _, Word.Merged _, Word.Split _ -> false;
            case Word.Paused _, Word.Resumed _ -> false;
        };
    }
}
