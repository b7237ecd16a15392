package dev.kith.rules;

import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Person;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whom a mail to several is meant for, by its greeting: "Hi Paul," asks Paul, not the others who got it.
final class Greeted {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    /// Words of greetings that are nobody's name.
    private static final Set<String> NOBODY = Set.of(
            "hi",
            "hello",
            "hey",
            "dear",
            "good",
            "morning",
            "afternoon",
            "evening",
            "day",
            "all",
            "everyone",
            "everybody",
            "folks",
            "team",
            "both",
            "guys",
            "friends",
            "colleagues",
            "again",
            "there",
            "and",
            "the",
            "greetings",
            "hallo",
            "liebe",
            "lieber",
            "guten",
            "tag",
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "thanks");

    /// "Lingbo, do you ..."
    private static final Pattern CALLED = Pattern.compile(
            "(?:^|[-\u2013,;:.] )(\\p{Lu}\\p{Ll}{2,}),? (?:do|can|could|" + "would|will|did|have|are) you\\b");

    private static final Set<String> NO_NAME = Set.of(
            "what",
            "how",
            "when",
            "where",
            "why",
            "who",
            "which",
            "and",
            "but",
            "also",
            "please",
            "then",
            "otherwise",
            "maybe",
            "perhaps",
            "well",
            "yes",
            "still",
            "again",
            "btw",
            "thanks");

    private Greeted() {}

    /// Does this sentence of a mail to several call somebody else by name?
    static boolean another(Interaction mail, String sentence, Person person) {
        var called = CALLED.matcher(sentence);
        if (mail.people() <= 1 || !called.find()) {
            return false;
        }
        var name = called.group(1).toLowerCase(Locale.ROOT);
        return !NO_NAME.contains(name) && !NOBODY.contains(name) && !who(person).contains(name);
    }

    private static String who(Person person) {
        return (person.name() + " " + String.join(" ", person.addresses())).toLowerCase(Locale.ROOT);
    }

    /// Is somebody greeted in this mail to several, and not this person?
    static boolean another(Interaction mail, Person person) {
        if (mail.people() <= 1 || mail.greeting().isEmpty()) {
            return false;
        }
        var named = NO_LETTER
                .splitAsStream(mail.greeting().toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && !NOBODY.contains(word))
                .toList();
        var who = who(person);
        return !named.isEmpty() && named.stream().noneMatch(who::contains);
    }
}
