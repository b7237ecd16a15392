package dev.kith.rules.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sentences of all reminders in one language, from `wording/LANGUAGE/`: `words.txt` and one file for each kind.
/// Strict: an unknown key or slot and a missing sentence are mistakes, and all of them are named at once.
public final class Wording {
    /// Slots of a kind's sentences.
    private static final Set<String> FACTS =
            Set.of("name", "since", "silence", "usual", "why", "action", "due", "time", "topic");

    private static final Map<String, Set<String>> KIND = Map.of(
            "subject",
            FACTS,
            "lead",
            FACTS,
            "why",
            FACTS,
            "open",
            FACTS,
            "step",
            FACTS,
            "question",
            FACTS,
            "draft",
            FACTS);
    private static final Set<String> KIND_REQUIRED = Set.of("subject", "lead", "step", "question");
    private static final String FOLDER = "/dev/kith/config/wording/";

    private final Locale locale;
    private final WordingFile words;
    private final Map<ReminderKind, WordingFile> kinds;

    private Wording(Locale locale, WordingFile words, Map<ReminderKind, WordingFile> kinds) {
        this.locale = locale;
        this.words = words;
        this.kinds = kinds;
    }

    /// The wording that Kith is shipped with.
    public static Wording packaged(String language) throws WordingException {
        return read(null, language);
    }

    /// The wording in a folder; a file that is not there is taken from those shipped.
    ///
    /// @param folder holds one folder for each language
    public static Wording of(Path folder, String language) throws WordingException {
        return read(folder, language);
    }

    private static Wording read(@Nullable Path folder, String language) throws WordingException {
        if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new WordingException(List.of("a language is written like `en` or `pt-BR`, not \"" + language + "\""));
        }
        var mistakes = new ArrayList<String>();
        var words = file(folder, language, "words", Words.KEYS, Words.REQUIRED, mistakes);
        var kinds = new EnumMap<ReminderKind, WordingFile>(ReminderKind.class);
        for (var kind : ReminderKind.values()) {
            var file = file(folder, language, kind.word(), KIND, KIND_REQUIRED, mistakes);
            if (file != null) {
                kinds.put(kind, file);
            }
        }
        if (!mistakes.isEmpty() || words == null) {
            throw new WordingException(mistakes);
        }
        return new Wording(Locale.forLanguageTag(language), words, kinds);
    }

    private static @Nullable WordingFile file(
            @Nullable Path folder,
            String language,
            String name,
            Map<String, Set<String>> keys,
            Set<String> required,
            List<String> mistakes) {
        var relative = language + "/" + name + ".txt";
        try {
            var text = text(folder, relative);
            if (text.isEmpty()) {
                mistakes.add(relative + ": the file is missing");
                return null;
            }
            return WordingFile.parse(relative, text.get(), keys, required, mistakes);
        } catch (IOException e) {
            mistakes.add(relative + ": cannot be read as UTF-8 (" + e.getMessage() + ")");
            return null;
        }
    }

    private static Optional<String> text(@Nullable Path folder, String relative) throws IOException {
        if (folder != null && Files.exists(folder.resolve(relative))) {
            return Optional.of(Files.readString(folder.resolve(relative)));
        }
        try (var in = Wording.class.getResourceAsStream(FOLDER + relative)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locale locale() {
        return locale;
    }

    /// A sentence of a kind; empty when the file has none whose slots all have a value.
    Optional<String> say(ReminderKind kind, String key, Map<String, String> values) {
        var file = kinds.get(kind);
        return file == null ? Optional.empty() : file.say(key, values);
    }

    /// One of the words that all kinds share; empty when a slot of it has no value.
    Optional<String> maybe(String key, Map<String, String> values) {
        return words.say(key, values);
    }

    String word(String key, Map<String, String> values) {
        return maybe(key, values).orElseThrow(() -> new IllegalStateException("words.txt has no sentence for " + key));
    }

    String word(String key) {
        return word(key, Map.of());
    }
}
