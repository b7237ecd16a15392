package dev.kith.indexer.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.indexer.search.Folding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names in a form that does not depend on case, accents and order, and how much it tells to carry one.
final class FullNames {
    private static final int WORDS_MIN = 2;
    private static final int WORDS_MAX = 4;
    private static final Pattern CUT = Pattern.compile("[^\\p{L}]+");
    /// Given names and family names that many people in the world have; folded.
    private static final Set<String> COMMON = common();

    /// In how many different names a word stands.
    private final Map<String, Integer> words = new HashMap<>();

    /// @param names all full names of the mailbox, each once
    FullNames(Set<String> names) {
        for (var name : names) {
            for (var word : Set.of(name.split(" ", -1))) {
                words.merge(word, 1, Integer::sum);
            }
        }
    }

    /// Empty when it is not a full name.
    static String of(String name) {
        if (name.indexOf('@') >= 0) {
            return "";
        }
        var found = Arrays.stream(CUT.split(Folding.fold(name), -1))
                .filter(word -> word.length() > 1)
                .distinct()
                .sorted()
                .toList();
        return found.size() < WORDS_MIN || found.size() > WORDS_MAX ? "" : String.join(" ", found);
    }

    /// Many people in the world are called so: every word of it is a common name.
    static boolean common(String name) {
        return COMMON.containsAll(Arrays.asList(name.split(" ", -1)));
    }

    /// Two people of this name in one mailbox would be a wonder: a word of it is no common name, and nobody else
    /// there has it in theirs.
    boolean rare(String name) {
        return Arrays.stream(name.split(" ", -1))
                .anyMatch(word -> !COMMON.contains(word) && words.getOrDefault(word, 0) == 1);
    }

    private static Set<String> common() {
        try (var in = Objects.requireNonNull(FullNames.class.getResourceAsStream("common-names.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
