package dev.kith.indexer.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A word and all that the act model needs to know of it, worked out once: a mailbox is made of few words.
final class ActWord {
    static final int YOU = 1;
    static final int ME = 2;
    static final int MODAL = 4;
    static final int POLITE = 8;
    static final int OPENER = 16;
    static final int WH = 32;
    static final int AUXILIARY = 64;
    static final int IMPERATIVE = 128;
    static final int DAY = 256;
    static final int PLAIN = 512;

    /// Shapes that are looked at in pairs, wherever they stand.
    static final List<String> KEYS = List.of(
            "you", "your", "me", "i", "we", "us", "SEND", "TALK", "DO", "TELL", "DAY", "please", "?", "need", "let",
            "know", "would", "can", "could", "want", "like", "if", "verb");

    private static final Map<String, Integer> KEY_INDEX =
            KEYS.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), KEYS::indexOf));
    private static final Map<Integer, Set<String>> SETS = Map.of(
            YOU,
            ActShapes.set("you your you'd you'll u yours yourself you're you've"),
            ME,
            ActShapes.set("i me my i'd i'll i'm we us our i've we'd we'll"),
            MODAL,
            ActShapes.set("can could would will"),
            POLITE,
            ActShapes.set("please pls"),
            OPENER,
            ActShapes.set("please pls just also so and then kindly"),
            WH,
            ActShapes.set("what when where who why how which whose"),
            AUXILIARY,
            ActShapes.set("do does did is are was were can could would will should have has may might shall any"),
            IMPERATIVE,
            ActShapes.IMPERATIVES,
            DAY,
            ActShapes.DAYS);

    private static final Map<String, Integer> FLAGS = flagTable();

    private static final int KNOWN_BITS = 13;
    private static final int LONG = 40;
    /// Words met lately. Threads may overwrite each other's: a word lost is worked out again.
    private static final ActWord[] KNOWN = new ActWord[1 << KNOWN_BITS];

    private final char[] written;
    private final String text;
    private final int flags;
    final long hash;
    final long shape;
    final long nameShape;
    final int key;
    final int nameKey;
    final long[] characters;

    private ActWord(String written) {
        this.written = written.toCharArray();
        this.text = written.toLowerCase(Locale.ROOT).replace('’', '\'');
        this.flags = FLAGS.getOrDefault(text, 0) | (Character.isLetter(text.charAt(0)) ? PLAIN : 0);
        this.hash = hash(text, 'w');
        var lower = ActShapes.of(text, false);
        var name = ActShapes.of(text, true);
        this.shape = hash(lower, 'h');
        this.nameShape = hash(name, 'h');
        this.key = KEY_INDEX.getOrDefault(lower, -1);
        this.nameKey = KEY_INDEX.getOrDefault(name, -1);
        this.characters = characters(text);
    }

    private static Map<String, Integer> flagTable() {
        var flags = new HashMap<String, Integer>();
        SETS.forEach((flag, words) -> words.forEach(word -> flags.merge(word, flag, (all, one) -> all | one)));
        return flags;
    }

    static ActWord of(String lower) {
        return new ActWord(lower);
    }

    /// The word that stands there, in whatever case.
    static ActWord in(char[] sentence, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) {
            hash = hash * 31 + sentence[i];
        }
        var slot = hash * 0x9e3779b9 >>> (32 - KNOWN_BITS);
        var known = KNOWN[slot];
        if (known != null && known.written.length == to - from && stands(known.written, sentence, from)) {
            return known;
        }
        var made = new ActWord(new String(sentence, from, to - from));
        if (to - from <= LONG) {
            KNOWN[slot] = made;
        }
        return made;
    }

    private static boolean stands(char[] word, char[] sentence, int from) {
        for (var i = 0; i < word.length; i++) {
            if (word[i] != sentence[from + i]) {
                return false;
            }
        }
        return true;
    }

    /// All that it is, a bit each.
    int flags() {
        return flags;
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    @Override
    public String toString() {
        return text;
    }

    /// FNV-1a.
    static long hash(String text, char kind) {
        var hash = (0xcbf29ce484222325L ^ kind) * 0x100000001b3L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /// Runs of three to five characters.
    private static long[] characters(String word) {
        var text = "_" + word + "_";
        var found = new long[Math.max(1, 3 * text.length() - 9)];
        var count = 0;
        for (var start = 0; start < text.length(); start++) {
            var hash = 'c' * 0x100000001b3L;
            for (var i = start; i < Math.min(text.length(), start + 5); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                if (i - start >= 2) {
                    found[count++] = hash;
                }
            }
        }
        return found;
    }
}
