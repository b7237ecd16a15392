package dev.kith.rules;

import dev.kith.indexer.history.Interaction;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether two mails are about the same by their subjects: some programs break a conversation, and a second version of
/// a
/// thing is sent in one of its own.
final class Subjects {
    /// "Re:", "AW:", "[PATCH v2 1/3]", "(was: ...)", and what is no letter or digit.
    private static final Pattern AROUND =
            Pattern.compile("(?i)^(?:\\s*(?:re|aw|fw|fwd|wg|sv|tr|rif)\\s*:|\\s*\\[[^\\]]{0,60}\\])+|\\(was:.{0,200}$");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int CHARS_MIN = 6;
    private static final int WORDS_MIN = 3;

    private Subjects() {}

    /// Are all words of the one's subject, three at least, in the other's?
    static boolean near(Interaction a, Interaction b) {
        return same(a, b) || within(a, b) || within(b, a);
    }

    private static boolean within(Interaction a, Interaction b) {
        var words = Set.of(SPACE.splitAsStream(bare(a.subject())).distinct().toArray(String[]::new));
        return words.size() >= WORDS_MIN
                && Set.of(SPACE.splitAsStream(bare(b.subject())).distinct().toArray(String[]::new))
                        .containsAll(words);
    }

    static boolean same(Interaction a, Interaction b) {
        var bare = bare(a.subject());
        return bare.length() >= CHARS_MIN && bare.equals(bare(b.subject()));
    }

    private static String bare(String subject) {
        return NO_WORD.matcher(AROUND.matcher(subject).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
