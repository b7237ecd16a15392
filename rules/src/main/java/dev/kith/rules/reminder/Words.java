package dev.kith.rules.reminder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of `words.txt`, each with the slots that may stand in it. All of them must be there but `why`: what a rule
/// says is in the rule book's language, and a kind's file may say in its own why it comes now.
final class Words {
    /// Those without a slot.
    private static final List<String> PLAIN = List.of(
            "date",
            "date-with-year",
            "time",
            "open",
            "later",
            "done",
            "draft",
            "no-drafts-subject",
            "rest",
            "mute",
            "commands",
            "step",
            "question",
            "subject-only",
            "help",
            "foot-asked",
            "found-open",
            "note-foot",
            "returned-lead-nobody",
            "returned-subject-nobody");

    static final Map<String, Set<String>> KEYS = keys();
    static final Set<String> REQUIRED = required();

    private Words() {}

    private static Set<String> required() {
        var required = new HashSet<>(KEYS.keySet());
        required.remove("why");
        return Set.copyOf(required);
    }

    private static Map<String, Set<String>> keys() {
        var keys = new HashMap<String, Set<String>>();
        for (var unit : new String[] {"hour", "day", "month", "year"}) {
            keys.put(unit, Set.of());
            keys.put(unit + "s", Set.of("n"));
        }
        for (var plain : PLAIN) {
            keys.put(plain, Set.of());
        }
        keys.put("write", Set.of("name"));
        keys.put("you-wrote", Set.of("date"));
        keys.put("draft-i-wrote", Set.of("date"));
        keys.put("draft-you-wrote", Set.of("date"));
        keys.put("they-wrote", Set.of("name", "date"));
        keys.put("why", Set.of("why"));
        keys.put("foot", Set.of("rule"));
        keys.put("foot-several", Set.of("rule"));
        keys.put("digest-subject", Set.of("names"));
        keys.put("digest-lead", Set.of("names"));
        keys.put("digest-settled", Set.of("names"));
        keys.put("digest-crowd", Set.of("rule", "n"));
        for (var found : new String[] {"found-subject", "found-lead", "found-nothing"}) {
            keys.put(found, Set.of("query", "n"));
        }
        keys.put("found-with", Set.of("name", "date"));
        for (var named : new String[] {
            "why-subject", "why-lead", "returned-subject", "returned-lead", "returned-write", "no-drafts-lead"
        }) {
            keys.put(named, Set.of("name"));
        }
        keys.put("why-holds", Set.of("why"));
        keys.put("why-not", Set.of("why"));
        keys.put("and", Set.of("first", "last"));
        return Map.copyOf(keys);
    }
}
