package dev.kith.indexer.text;

import java.util.Set;
import java.util.regex.Pattern;

/// The opening line of a mail.
final class Greeting {
    private static final int LENGTH_MAX = 60;
    private static final Pattern OPENING = Pattern.compile(
            "^(hi|hello|hey|hiya|dear|greetings|good"
                + " (morning|afternoon|evening|day)|morning|howdy|hallo|hej|hei|liebe[rs]?|sehr geehrte[rs]?|guten"
                + " (tag|morgen|abend)|moin|servus|grüß|bonjour|bonsoir|cher|chère|chers|salut|coucou"
                + "|madame|monsieur|hola|buen[oa]s|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|buonasera|gentile|egregio|car[oaie]|salve|beste|geachte|dag|goede(morgen|middag|navond)|olá|oi|bom"
                + " dia|boa tarde|prezad[oa]s?|car[oa]s?|cześć|witam|dzień dobry"
                + "|szanown[aiy]|drog[ai]|здравствуйте|привет|уважаем|добрый|您好|你好|尊敬的|亲爱的|拝啓|こんにちは)(?!\\p{L})[^.?!]{0,45}[,:;!.–-]{0,3}$|^.{1,15}(様|さん|さま)[、,]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NAME_ALONE =
            Pattern.compile("^(all|folks|everyone|team|both|guys|\\p{Lu}[\\p{L}.'-]{1,20}( (and |&"
                    + " )?\\p{Lu}[\\p{L}.'-]{0,20}){0,2})\\s?(,|:| -|--|!)$");

    /// Where a greeting ends at the earliest.
    private static final Pattern END = Pattern.compile("[,:;!\u2013]| - ");
    private static final int HEAD_MAX = 30;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}.'\u2019-]+");

    /// Small words between names: "Dear Ann, dear Bob and all the others,"
    private static final Set<String> JOINS = Set.of(
            ("a again all alle and day de dear der die e et evening folks good guten guys hello hey hi liebe lieber"
                + " morgen morning my of others y sehr team the there tous van von und zusammen à geehrte geehrter"
                + " everyone everybody friends both abend tag afternoon cher chers chère")
                    .split(" "));

    private Greeting() {}

    /// The first line when it greets, else empty.
    static String of(String own) {
        var end = own.indexOf('\n');
        var line = (end < 0 ? own : own.substring(0, end)).strip();
        if (line.isEmpty()) {
            return "";
        }
        var head = head(line);
        if (!head.isEmpty() && begins(line.substring(head.length()))) {
            return head;
        }
        if (line.length() <= LENGTH_MAX
                && (OPENING.matcher(line).find() || NAME_ALONE.matcher(line).matches())) {
            return line;
        }
        return head;
    }

    /// What greets at the beginning of a longer line; else empty.
    private static String head(String line) {
        var end = END.matcher(line);
        if (!end.find() || end.start() >= HEAD_MAX || end.end() >= line.length()) {
            return "";
        }
        var head = line.substring(0, end.end()).strip();
        return OPENING.matcher(head).find() ? head : "";
    }

    /// Does the letter begin here, and no further name? "Hi Ann, I'll send it on Friday."
    private static boolean begins(String rest) {
        return NO_LETTER
                .splitAsStream(rest.length() > LENGTH_MAX ? rest.substring(0, LENGTH_MAX) : rest)
                .anyMatch(word -> word.equals("I")
                        || word.startsWith("I'")
                        || word.startsWith("I\u2019")
                        || (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !JOINS.contains(word)));
    }

    static String without(String own, String greeting) {
        return greeting.isEmpty() ? own : own.substring(own.indexOf(greeting) + greeting.length());
    }
}
