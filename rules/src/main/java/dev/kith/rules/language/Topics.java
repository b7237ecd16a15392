package dev.kith.rules.language;

import dev.kith.indexer.history.Interaction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Telling words: what a mail is about, as its subject, the lines kept of it and the sentences of its acts say. Words
/// that stand in mail with many persons tell nothing.
public final class Topics {
    private static final int LETTERS_MIN = 5;
    private static final int LETTERS_MAX = 24;
    /// A word told by more persons than this, or than one in twenty, is common.
    private static final int COMMON = 3;

    private static final int COMMON_SHARE = 20;

    private final Set<String> common = new HashSet<>();

    /// How many persons a word stands in mail with; they come one after the other.
    private static final class Spread {
        private int persons;
        private int last = -1;

        void with(int person) {
            if (last != person) {
                last = person;
                persons++;
            }
        }
    }

    /// @param byPerson what was written with each person of late
    public Topics(List<List<Interaction>> byPerson) {
        var spread = new HashMap<String, Spread>();
        for (var i = 0; i < byPerson.size(); i++) {
            var person = i;
            byPerson.get(i)
                    .forEach(mail -> each(
                            mail,
                            word -> spread.computeIfAbsent(word, _ -> new Spread())
                                    .with(person)));
        }
        var most = Math.max(COMMON, byPerson.size() / COMMON_SHARE);
        spread.forEach((word, by) -> {
            if (by.persons > most) {
                common.add(word);
            }
        });
    }

    /// The telling words of a mail.
    public Set<String> of(Interaction mail) {
        var words = new HashSet<String>();
        each(mail, word -> {
            if (!common.contains(word)) {
                words.add(word);
            }
        });
        return words;
    }

    /// Telling words in common.
    public static Set<String> shared(Set<String> a, Set<String> b) {
        var both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    /// Words as `marked` knows them again: four octets a word, in order.
    public static int[] marks(Set<String> words) {
        return words.stream().mapToInt(String::hashCode).sorted().toArray();
    }

    /// Those of the words that have a mark. Two words may share one; that is rare, and costs a topic that is none.
    public static Set<String> marked(Set<String> words, int[] marks) {
        var found = new HashSet<String>();
        for (var word : words) {
            if (Arrays.binarySearch(marks, word.hashCode()) >= 0) {
                found.add(word);
            }
        }
        return found;
    }

    private static void each(Interaction mail, Consumer<String> word) {
        each(mail.subject(), word);
        mail.evidence().forEach(line -> each(line, word));
        mail.acts().forEach(act -> each(act.sentence(), word));
    }

    /// Runs of letters, in pieces of 24.
    private static void each(String text, Consumer<String> word) {
        var lower = text.toLowerCase(Locale.ROOT);
        var from = 0;
        var letters = 0;
        var at = 0;
        while (at < lower.length()) {
            var point = lower.codePointAt(at);
            if (!Character.isLetter(point)) {
                told(lower, from, at, letters, word);
                letters = 0;
            } else if (letters == LETTERS_MAX) {
                told(lower, from, at, letters, word);
                from = at;
                letters = 1;
            } else if (letters++ == 0) {
                from = at;
            }
            at += Character.charCount(point);
        }
        told(lower, from, at, letters, word);
    }

    private static void told(String text, int from, int to, int letters, Consumer<String> word) {
        if (letters >= LETTERS_MIN) {
            word.accept(text.substring(from, to));
        }
    }
}
