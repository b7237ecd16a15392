package dev.kith.rules.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a mail's subject says, to tell whether two mails are about the same: some programs break a conversation, and a
/// second version of a thing is sent in one of its own.
///
/// @param bare without what stands around it, in lower case
/// @param words of it
/// @param version of what is sent, as "[PATCH v2]" says; 0 where nothing says it
public record Subject(String bare, Set<String> words, int version) {
    /// "Re:", "AW:", "[PATCH v2 1/3]", "(was: ...)", and what is no letter or digit.
    private static final Pattern AROUND =
            Pattern.compile("(?i)^(?:\\s*(?:re|aw|fw|fwd|wg|sv|tr|rif)\\s*:|\\s*\\[[^\\]]{0,60}\\])+|\\(was:.{0,200}$");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /// "[PATCH v2 1/3]"
    private static final Pattern VERSION = Pattern.compile("(?i)\\[[^\\]]{0,40}\\bv(\\d{1,3})\\b");

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int CHARS_MIN = 6;
    private static final int WORDS_MIN = 3;
    private static final int WORDS_COMMON = 2;

    private static final int TELLING_MIN = 4;
    /// Longer words that tell nothing of what a mail is about.
    private static final Set<String> COMMON =
            Set.of(("about after again back before could from have hello here know later let like look more news next"
                + " please reply send soon tell that their them then there they this today tomorrow update week what"
                + " when where whether which will with would your monday tuesday wednesday thursday friday saturday"
                + " sunday aber auch bald dann dass dich diese eine hallo heute mich melde morgen nach noch oder"
                + " schicke wann werde wieder wird woche montag dienstag mittwoch donnerstag freitag samstag sonntag")
                    .split(" "));

    public static Subject of(String subject) {
        var bare = NO_WORD.matcher(AROUND.matcher(subject).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        var version = VERSION.matcher(subject);
        return new Subject(
                bare,
                Set.of(SPACE.splitAsStream(bare).distinct().toArray(String[]::new)),
                version.find() ? Integer.parseInt(version.group(1)) : 0);
    }

    /// Are all words of the one's subject, three at least, in the other's?
    public boolean near(Subject other) {
        return same(other) || within(other) || other.within(this);
    }

    /// Does the one's subject, two words at least, stand at the beginning of the other's? "Boat shed: solved"
    public boolean goesOn(Subject later) {
        return words.size() >= WORDS_COMMON && bare.length() >= CHARS_MIN && later.bare.startsWith(bare + " ");
    }

    /// Is it a later version of the other, or of something that goes with it?
    public boolean follows(Subject other) {
        return version > other.version
                && words.stream()
                                .filter(other.words::contains)
                                .limit(WORDS_COMMON)
                                .count()
                        == WORDS_COMMON;
    }

    /// Does a telling word of it stand in a sentence? "I'll let you know whether the boat is ready", then "The boat".
    public boolean names(String sentence) {
        return NO_WORD.splitAsStream(sentence.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.length() >= TELLING_MIN && !COMMON.contains(word) && words.contains(word));
    }

    private boolean within(Subject other) {
        return words.size() >= WORDS_MIN && other.words.containsAll(words);
    }

    public boolean same(Subject other) {
        return bare.length() >= CHARS_MIN && bare.equals(other.bare);
    }
}
