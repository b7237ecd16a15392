package dev.kith.rules;

import dev.kith.indexer.history.Act;
import dev.kith.indexer.history.Interaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Telling words: what a mail is about, as its subject, the lines kept of it and the sentences of its acts say. Words
/// that stand in mail with many persons tell nothing.
final class Topics {
    private static final Pattern WORD = Pattern.compile("\\p{L}{5,24}");
    /// A word told by more persons than this, or than one in twenty, is common.
    private static final int COMMON = 3;

    private static final int COMMON_SHARE = 20;

    private final Map<String, Set<String>> personsByWord = new HashMap<>();
    private final int persons;

    /// @param byPerson what was written with each person of late
    Topics(Map<String, List<Interaction>> byPerson) {
        this.persons = byPerson.size();
        byPerson.forEach((person, mails) -> mails.forEach(mail -> all(mail)
                .forEach(word -> personsByWord
                        .computeIfAbsent(word, _ -> new HashSet<>(2))
                        .add(person))));
    }

    /// The telling words of a mail.
    Set<String> of(Interaction mail) {
        return all(mail).filter(this::telling).collect(Collectors.toSet());
    }

    /// Telling words in common.
    static Set<String> shared(Set<String> a, Set<String> b) {
        var both = new HashSet<>(a);
        both.retainAll(b);
        return both;
    }

    private boolean telling(String word) {
        return personsByWord.getOrDefault(word, Set.of()).size() <= Math.max(COMMON, persons / COMMON_SHARE);
    }

    private static Stream<String> all(Interaction mail) {
        return Stream.of(
                        Stream.of(mail.subject()),
                        mail.evidence().stream(),
                        mail.acts().stream().map(Act::sentence))
                .flatMap(texts -> texts)
                .flatMap(text ->
                        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(result -> result.group()));
    }
}
