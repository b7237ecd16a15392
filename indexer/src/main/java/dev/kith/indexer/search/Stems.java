package dev.kith.indexer.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Other forms of a word: `meetings` for `meeting`. The rules may be generous, since only forms that occur in
/// the index are searched for; the index holds words as they are written.
public final class Stems {
    private static final int WORD_MIN = 3;
    private static final int STEM_MIN = 4;

    private Stems() {}

    /// A language by its endings, and small words by which it is recognised.
    public enum Language {
        ENGLISH("the and you", "s es ed d ing 's"),
        GERMAN("und nicht ich", "e en er es em n s te ten"),
        FRENCH("les est pour", "s e es ent er ez é ée"),
        SPANISH("que los para", "s es a o as os");

        private final String words;
        private final String endings;

        Language(String words, String endings) {
            this.words = words;
            this.endings = endings;
        }

        /// Words that occur in every text of the language.
        public List<String> words() {
            return List.of(words.split(" ", -1));
        }

        private List<String> endings() {
            return List.of(endings.split(" ", -1));
        }
    }

    /// Forms of a folded word in the languages given, without the word itself.
    public static Set<String> forms(String word, Set<Language> languages) {
        var forms = new LinkedHashSet<String>();
        if (word.length() >= WORD_MIN && word.chars().allMatch(Character::isLetter)) {
            for (var language : languages) {
                forms(word, language, forms);
            }
            forms.remove(word);
        }
        return forms;
    }

    private static void forms(String word, Language language, Set<String> forms) {
        var stems = new LinkedHashSet<String>();
        stems.add(word);
        for (var ending : language.endings()) {
            var folded = Folding.fold(ending);
            if (word.endsWith(folded) && word.length() - folded.length() >= STEM_MIN - (folded.equals("s") ? 1 : 0)) {
                stems.add(word.substring(0, word.length() - folded.length()));
            }
        }
        for (var stem : stems) {
            forms.add(stem);
            for (var ending : language.endings()) {
                if (stem.length() >= STEM_MIN || ending.equals("s")) {
                    forms.add(stem + Folding.fold(ending));
                }
            }
        }
        if (language == Language.ENGLISH) {
            english(word, stems, forms);
        }
    }

    /// Dropped e (`make`, `making`), doubled consonants (`plan`, `planned`) and y (`city`, `cities`).
    private static void english(String word, Set<String> stems, Set<String> forms) {
        for (var stem : stems) {
            var length = stem.length();
            if (stem.endsWith("e") && length > STEM_MIN - 1) {
                forms.add(stem.substring(0, length - 1) + "ing");
            }
            if (!stem.equals(word)) {
                forms.add(stem + "e");
                forms.add(stem + "es");
            }
            if (length > 3 && stem.charAt(length - 1) == stem.charAt(length - 2)) {
                forms.add(stem.substring(0, length - 1));
            } else if (length >= 3 && length <= 6) {
                forms.add(stem + stem.charAt(length - 1) + "ing");
                forms.add(stem + stem.charAt(length - 1) + "ed");
            }
        }
        for (var swap : Map.of("ies", "y", "ied", "y").entrySet()) {
            if (word.endsWith(swap.getKey())) {
                forms.add(word.substring(0, word.length() - 3) + swap.getValue());
            }
        }
        if (word.endsWith("y") && word.length() > 3) {
            forms.add(word.substring(0, word.length() - 1) + "ies");
            forms.add(word.substring(0, word.length() - 1) + "ied");
        }
    }
}
