package dev.kith.indexer.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Closed lists of phrases, each phrase with the probability that it means what its list is about. In a phrase `*`
/// stands for up to three words, `^` for the beginning of the sentence, `a|b` for one of several words.
///
/// Found by their first word, all lists at once: the cost does not grow with their number or length.
final class Phrases {
    private static final int GAP_MAX = 3;

    private record Phrase(int list, String[][] words, boolean first, double probability) {}

    private final Map<String, Phrase[]> byFirstWord = new HashMap<>();
    private final int lists;

    private Phrases(int lists) {
        this.lists = lists;
    }

    /// Reads resources beside this class: a probability and a phrase a line, `#` for remarks.
    static Phrases load(List<String> resources) {
        var phrases = new Phrases(resources.size());
        for (var list = 0; list < phrases.lists; list++) {
            phrases.read(resources.get(list), list);
        }
        return phrases;
    }

    private void read(String resource, int list) {
        lines(resource).forEach(line -> line(line, list));
    }

    /// The lines of a resource beside this class without the empty ones and the remarks.
    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line, int list) {
        var space = line.indexOf(' ');
        var probability = Double.parseDouble(line.substring(0, space));
        var text = line.substring(space + 1).strip();
        var first = text.startsWith("^");
        var words = new ArrayList<String[]>();
        for (var word : (first ? text.substring(1) : text).strip().split(" +", -1)) {
            words.add(word.split("\\|", -1));
        }
        var phrase = new Phrase(list, words.toArray(String[][]::new), first, probability);
        for (var word : phrase.words[0]) {
            var before = byFirstWord.getOrDefault(word, new Phrase[0]);
            var after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = phrase;
            byFirstWord.put(word, after);
        }
    }

    /// For each list the highest probability of a phrase in a sentence, 0 where there is none.
    double[] best(List<String> sentence) {
        var best = new double[lists];
        for (var i = 0; i < sentence.size(); i++) {
            var candidates = byFirstWord.get(sentence.get(i));
            if (candidates == null) {
                continue;
            }
            for (var phrase : candidates) {
                if (phrase.probability > best[phrase.list]
                        && (!phrase.first || i == 0)
                        && matches(phrase, 1, sentence, i + 1)) {
                    best[phrase.list] = phrase.probability;
                }
            }
        }
        return best;
    }

    private static boolean matches(Phrase phrase, int index, List<String> sentence, int at) {
        if (index == phrase.words.length) {
            return true;
        }
        var wanted = phrase.words[index];
        if (wanted[0].equals("*")) {
            for (var skip = 0; skip <= GAP_MAX && at + skip <= sentence.size(); skip++) {
                if (matches(phrase, index + 1, sentence, at + skip)) {
                    return true;
                }
            }
            return false;
        }
        if (at >= sentence.size()) {
            return false;
        }
        for (var word : wanted) {
            if (word.equals(sentence.get(at))) {
                return matches(phrase, index + 1, sentence, at + 1);
            }
        }
        return false;
    }
}
