package dev.kith.rules;

import dev.kith.indexer.history.Interaction;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether two mails are about the same by their subjects: some programs break a conversation, and a second version of
/// a
/// thing is sent in one of its own.
final class Subjects {
    /// "Re:", "AW:", "[PATCH v2 1/3]", "(was: ...)", and what is no letter or digit.
    private static final Pattern AROUND =
            Pattern.compile("(?i)^(?:\\s*(?:re|aw|fw|fwd|wg|sv|tr|rif)\\s*:|\\s*\\[[^\\]]{0,60}\\])+|\\(was:.{0,200}$");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int CHARS_MIN = 6;

    private Subjects() {}

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
