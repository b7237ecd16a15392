package dev.kith.rules.language;

import dev.kith.indexer.history.Interaction;
import dev.kith.indexer.history.Person;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whom a mail to several is meant for, by its greeting: "Hi Paul," asks Paul, not the others who got it.
public final class Greeted {
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
            "thanks",
            "sehr",
            "geehrte",
            "geehrter",
            "geehrten",
            "herr",
            "frau",
            "morgen",
            "abend",
            "moin",
            "bonjour",
            "bonsoir",
            "salut",
            "cher",
            "chers",
            "hola",
            "estimado",
            "estimada",
            "ciao",
            "buongiorno",
            "sir",
            "madam");

    /// "Carol, do you ...", "Carol, what ..."
    private static final Pattern CALLED =
            Pattern.compile("(?:^|[-\u2013,;:.] |@)(\\p{Lu}\\p{Ll}{2,})(?:(?:,| [-\u2013])?"
                    + " (?:do|can|could|would|will|did|have|are) you\\b|(?:[,:]| [-\u2013])"
                    + " (?:please|what|how|where|when|any|is|could|can)\\b|(?:[,:]| [-\u2013])"
                    + " (?:kannst|könntest|würdest|magst|hast|bringst|schickst|machst|weißt) du\\b|(?:[,:]| [-\u2013])"
                    + " (?:können|könnten|würden) sie\\b|(?:[,:]| [-\u2013])"
                    + " (?:peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)|(?<=@\\p{Lu}\\p{Ll}{2,20})[,:])");

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
            "thanks",
            "anyway",
            "however",
            "actually",
            "finally",
            "first",
            "second",
            "now",
            "right",
            "sure",
            "sorry",
            "okay",
            "yeah",
            "hmm");

    /// Whom one belongs to and does not talk with.
    private static final Pattern MEMBERS = Pattern.compile("(?iU)\\b(?:members|subscribers|customers|guests|readers"
            + "|mitglieder|kund(?:en|innen)|abonnent(?:en|innen)|leser(?:innen)?|gäste|membres|adhérente?s|abonnée?s"
            + "|lectrices|lecteurs|soci[oa]s|suscriptor(?:es|as)|abonad[oa]s|soci[ei]?|abbonati|iscritti|leden"
            + "|abonnees|lezers)\\b");

    private static final Pattern CIRCLE = Pattern.compile("(?iU)\\b(?:all|everyone|everybody|folks|members?|customers?|"
        + "subscribers?|clients|guests|users|readers?|colleagues|friends|neighbou?rs|parents|players|participants|"
        + "mitglied(?:er)?|kund(?:e|en|in|innen)|abonnent(?:en|innen)?|eltern|kolleg(?:en|innen)|freunde|nachbarn|leser(?:innen)?|zusammen|alle|ihr"
        + " lieben|gäste|teilnehmer(?:innen)?|spieler(?:innen)?|tous|toutes|membres|clients?|amis)\\b");

    private Greeted() {}

    /// Does this sentence of a mail to several call somebody else by name?
    public static boolean another(Interaction mail, String sentence, Person person) {
        return mail.people() > 1 && called(sentence, names(person)) == Whom.ANOTHER;
    }

    private static String who(Person person) {
        return (person.name() + " " + String.join(" ", person.addresses())).toLowerCase(Locale.ROOT);
    }

    /// Is somebody greeted in this mail to several, and not this person?
    public static boolean another(Interaction mail, Person person) {
        return mail.people() > 1 && whom(mail.greeting(), names(person)) == Whom.ANOTHER;
    }

    /// Who is named.
    public enum Whom {
        NOBODY,
        READER,
        ANOTHER
    }

    /// The names of a person: what their name and addresses are made of.
    public static Set<String> names(Person person) {
        return Set.copyOf(words(who(person)));
    }

    /// Whom a greeting names, its reader having these names; nobody where the reader's names are not known.
    static Whom whom(String greeting, Set<String> names) {
        var named = words(greeting);
        return named.isEmpty() || names.isEmpty()
                ? Whom.NOBODY
                : named.stream().anyMatch(word -> among(word, names)) ? Whom.READER : Whom.ANOTHER;
    }

    /// The same of mail to the user, whose names may not be known yet: a greeting of somebody else whom it
    /// went to.
    ///
    /// @param names the user's
    static Whom whom(Interaction mail, Set<String> names) {
        if (!names.isEmpty()) {
            return whom(mail.greeting(), names);
        }
        var named = words(mail.greeting());
        var others = words(mail.others().stream()
                .map(address -> address.substring(0, Math.max(0, address.indexOf('@'))))
                .collect(Collectors.joining(" ")));
        return !named.isEmpty() && named.stream().allMatch(word -> among(word, Set.copyOf(others)))
                ? Whom.ANOTHER
                : Whom.NOBODY;
    }

    /// Is it a circle that is greeted, though the mail names one reader? "Dear members," came by Bcc.
    public static boolean circle(String greeting) {
        return CIRCLE.matcher(greeting).find();
    }

    /// Is it the members or subscribers that are greeted, on a list too?
    static boolean members(String greeting) {
        return MEMBERS.matcher(greeting).find();
    }

    /// Whom a question calls: "Carol, do you ..."
    static Whom called(String question, Set<String> names) {
        var called = CALLED.matcher(question);
        if (names.isEmpty() || !called.find()) {
            return Whom.NOBODY;
        }
        var name = called.group(1).toLowerCase(Locale.ROOT);
        return NO_NAME.contains(name) || NOBODY.contains(name)
                ? Whom.NOBODY
                : among(name, names) ? Whom.READER : Whom.ANOTHER;
    }

    /// Whom a question calls where the user's names are not known: the user, when all others who got the mail
    /// are named in it and it is none of them who is called. "Thanks Carol! Alice, could you ..."
    static Whom called(Interaction mail, String question) {
        var called = CALLED.matcher(question);
        if (!called.find() || mail.others().isEmpty()) {
            return Whom.NOBODY;
        }
        var name = called.group(1).toLowerCase(Locale.ROOT);
        if (NO_NAME.contains(name) || NOBODY.contains(name)) {
            return Whom.NOBODY;
        }
        var others = mail.others().stream()
                .map(address -> Set.copyOf(words(address.substring(0, Math.max(0, address.indexOf('@'))))))
                .toList();
        if (others.stream().anyMatch(names -> among(name, names))) {
            return Whom.ANOTHER;
        }
        var said = words(mail.greeting() + " " + String.join(" ", mail.evidence()));
        return others.stream().allMatch(names -> said.stream().anyMatch(word -> among(word, names)))
                ? Whom.READER
                : Whom.NOBODY;
    }

    /// What may be a name in a greeting, lower-case.
    static List<String> words(String text) {
        return NO_LETTER
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && !NOBODY.contains(word))
                .toList();
    }

    /// "Ken" is Kenneth, and an address of one word holds the names it begins with.
    private static boolean among(String word, Set<String> names) {
        return names.stream()
                .anyMatch(name -> name.equals(word)
                        || word.length() >= 3 && name.contains(word)
                        || name.length() >= 3 && word.startsWith(name));
    }
}
