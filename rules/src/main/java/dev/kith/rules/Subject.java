package dev.kith.rules;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a mail's subject says, to tell whether two mails are about the same: some programs break a conversation, and a
/// second version of a thing is sent in one of its own.
///
/// @param bare without what stands around it, in lower case
/// @param words of it
record Subject(String bare, Set<String> words) {
    /// "Re:", "AW:", "[PATCH v2 1/3]", "(was: ...)", and what is no letter or digit.
    private static final Pattern AROUND =
            Pattern.compile("(?i)^(?:\\s*(?:re|aw|fw|fwd|wg|sv|tr|rif)\\s*:|\\s*\\[[^\\]]{0,60}\\])+|\\(was:.{0,200}$");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int CHARS_MIN = 6;
    private static final int WORDS_MIN = 3;

    static Subject of(String subject) {
        var bare = NO_WORD.matcher(AROUND.matcher(subject).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return new Subject(bare, Set.of(SPACE.splitAsStream(bare).distinct().toArray(String[]::new)));
    }

    /// Are all words of the one's subject, three at least, in the other's?
    boolean near(Subject other) {
        return same(other) || within(other) || other.within(this);
    }

    private boolean within(Subject other) {
        return words.size() >= WORDS_MIN && other.words.containsAll(words);
    }

    boolean same(Subject other) {
        return bare.length() >= CHARS_MIN && bare.equals(other.bare);
    }
}
