package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads phones, title and organisation out of a signature.
final class Cards {
    private static final int PHONES_MAX = 3;
    private static final int DIGITS_MIN = 7;
    private static final int DIGITS_MAX = 15;
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.@/-])(\\+\\d{1,3}[\\s./-]?)?(\\(\\d{1,5}\\)[\\s./-]?)?\\d{2,5}([\\s./-]?\\d{2,5}){1,4}(?![\\w@])");
    private static final Pattern TITLE = Pattern.compile(
            "\\b(manager|director|engineer|developer|president|ceo|cto|cfo|coo|founder|partner|professor|prof\\.|head"
                + " of|chief|officer"
                + "|analyst|consultant|architect|scientist|researcher|lecturer|assistant|associate|attorney|counsel|editor|designer"
                + "|specialist|coordinator|administrator|lead|student|postdoc|geschäftsführer|leiter(in)?|entwickler(in)?|ingenieur(in)?|directeur|directrice|ingénieur|responsable|chef"
                + " de|gerente|director[ae]|ingeniero)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ORGANISATION = Pattern.compile(
            "\\b(inc|ltd|llc|gmbh|ag|corp|corporation|company|co\\.|plc|s\\.a\\.|sarl|bv|b\\.v\\.|oy|ab|kg|e\\.v\\.|university|universität"
                + "|université|universidad|institute|institut|foundation|stiftung|laborator(y|ies)|labs|college|school|hospital|bank|group"
                + "|consulting|technologies|systems|software|solutions|department)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Cards() {}

    static Card of(String signature, String name) {
        if (signature.isBlank()) {
            return Card.EMPTY;
        }
        var phones = new LinkedHashSet<String>();
        String title = null;
        String organisation = null;
        for (var raw : signature.split("\n", 20)) {
            var line = raw.strip();
            if (line.length() > 120) {
                continue;
            }
            phones(line, phones);
            var text = bare(line);
            if (text.isEmpty()
                    || text.indexOf('@') >= 0
                    || text.indexOf("://") >= 0
                    || (text.endsWith(".") && text.length() > 50)) {
                continue;
            }
            if (title == null && text.length() <= 80 && TITLE.matcher(text).find()) {
                title = withoutName(text, name);
            } else if (organisation == null
                    && text.length() <= 80
                    && ORGANISATION.matcher(text).find()) {
                organisation = text;
            }
        }
        return new Card(new ArrayList<>(phones), title, organisation);
    }

    /// Without the strokes and spaces that it begins and ends with.
    private static String bare(String line) {
        var start = 0;
        while (start < line.length() && "-*|_ \t\u000B\f\r\n".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        var end = line.length();
        while (end > start && "-*|_, \t\u000B\f\r\n".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(start, end);
    }

    private static void phones(String line, Set<String> phones) {
        if (digits(line) < DIGITS_MIN) {
            return;
        }
        var matcher = PHONE.matcher(line);
        while (matcher.find() && phones.size() < PHONES_MAX) {
            var written = matcher.group();
            var digits = digits(written);
            if (digits >= DIGITS_MIN && digits <= DIGITS_MAX) {
                phones.add(written.strip());
            }
        }
    }

    private static int digits(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            digits += Letters.digit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    /// "Ann Lee, Head of Sales" is a name and a title.
    private static @Nullable String withoutName(String text, String name) {
        var comma = text.indexOf(',');
        var head = comma > 0 ? text.substring(0, comma).strip() : "";
        return !head.isEmpty()
                        && !TITLE.matcher(head).find()
                        && (head.equalsIgnoreCase(name) || head.split(" ", -1).length <= 3)
                ? text.substring(comma + 1).strip()
                : text;
    }
}
