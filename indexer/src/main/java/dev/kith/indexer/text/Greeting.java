package dev.kith.indexer.text;

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

    private Greeting() {}

    /// The first line when it greets, else empty.
    static String of(String own) {
        var end = own.indexOf('\n');
        var line = (end < 0 ? own : own.substring(0, end)).strip();
        if (line.isEmpty()) {
            return "";
        }
        if (line.length() <= LENGTH_MAX
                && (OPENING.matcher(line).find() || NAME_ALONE.matcher(line).matches())) {
            return line;
        }
        var comma = line.indexOf(',');
        if (comma > 0 && comma < 30 && comma + 1 < line.length()) {
            var head = line.substring(0, comma + 1);
            return OPENING.matcher(head).find() ? head : "";
        }
        return "";
    }

    static String without(String own, String greeting) {
        return greeting.isEmpty() ? own : own.substring(own.indexOf(greeting) + greeting.length());
    }
}
