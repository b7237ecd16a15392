package dev.kith.rules.language;

import java.util.regex.Pattern;

/// Whether what a sentence asks for comes back to its writer, in words or on paper: "could you ...?", "please send
/// me", "please advise". What is to be done for others, "please tell Bob", may be done without a word; and "let me
/// know if it breaks" waits for nothing yet.
public final class ComesBack {
    private static final Pattern BACK = Pattern.compile("(?iU)(?<!\\bfor )\\b(?:me|us)\\b"
            + "|\\b(?:advise|confirm|verify|reply|respond|clarify|provide|furnish)\\b"
            + "|\\b(?:mir|uns|mich)\\b|\\b(?:rückmeldung|rückruf|bescheid|antwort)\\b"
            + "|\\b(?:nous|moi)\\b|\\bm['\u2019]\\p{L}");

    /// Help is offered, or a word asked for should something happen.
    private static final Pattern ONLY_IF = Pattern.compile("(?iU)\\bif there(?:['\u2019]s| is| are) any"
            + "|\\bif i (?:may|can|could) be of\\b|\\blet (?:me|us) know if (?:you (?:want|would|need|have)\\b"
            + "|i (?:can|may|could)\\b|(?:s?he|it|they|that|this) \\w+n['\u2019]?t\\b)");

    private ComesBack() {}

    /// @param sentence one that is put to its reader
    public static boolean asked(String sentence) {
        return (sentence.indexOf('?') >= 0
                        || sentence.indexOf('\uff1f') >= 0
                        || BACK.matcher(sentence).find())
                && !ONLY_IF.matcher(sentence).find();
    }
}
