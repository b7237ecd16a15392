package dev.kith.rules.language;

import java.util.regex.Pattern;

/// The promises of a language, by the measure of [Undertakes], in small. What is said in the present ("te mando la
/// lista", "ik stuur het je") needs a day, for it is said of what goes with the mail as well; the future needs none. A
/// call leaves no mail, so it is none here. Written from the languages and not from mail.
///
/// @param deeds what is undertaken in it
/// @param less a condition, a doubt, a refusal, what lies in the same mail, what is always so, a courtesy
/// @param word what is kept by a word
record Tongue(Pattern deeds, Pattern less, Pattern word) {
    /// Is something undertaken that can be seen done?
    boolean told(String sentence) {
        return !sentence.stripTrailing().endsWith("?")
                && deeds.matcher(sentence).find()
                && !less.matcher(sentence).find();
    }

    /// Is it kept by a word?
    boolean kept(String sentence) {
        return told(sentence) && word.matcher(sentence).find();
    }

    static String any(String... forms) {
        return "(?:" + String.join("|", forms) + ")";
    }

    static Pattern words(String... forms) {
        return Pattern.compile("(?iU)\\b" + any(forms) + "\\b");
    }
}
