package dev.kith.indexer.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The line above a quote that says who wrote it and when, in the languages of the corpus and some more. Mail
/// programs wrap it: up to four lines are looked at.
final class Attribution {
    private static final int LINES_MAX = 4;
    private static final int LENGTH_MAX = 400;
    private static final Pattern VERB = Pattern.compile(
            "(wrote|writes|said|írta|has written|schrieb|schreibt|hat .{0,40}geschrieben|a"
                + " écrit|écrit|écrivait|escribió|escribio|ha scritto|scritto|scrive|schreef|het volgende"
                + " geschreven|geschreven|escreveu|napisał(\\(a\\)|a)?|pisze|пишет|писал(\\(а\\)|а)?|написал(\\(а\\)|а)?|пише|skrev("
                + " följande| følgende)?|skriver|kirjoitti|napsal(\\(a\\)|a)?|yazdı|şunu"
                + " yazdı|έγραψε|写道|寫道|写到|のメッセージ|書きました|wrote on [^:]{5,40}|wrote in message|님이 작성|đã viết)"
                + "[^\\p{L}]{0,60}$|\\b(schrieb|schreef|skrev|wrote|writes)\\b[^:]{0,160}[:：]\\W{0,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern WHO_OR_WHEN = Pattern.compile(
            "@|\\d{1,2}[:.h]\\d{2}|\\b(19|20)\\d{2}\\b|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|^\\W{0,3}(on|am|le|el|il|op|em|w"
                + " dniu|dnia|em|den|на|в|在|於)\\b|^\\W{0,3}\\p{Lu}[\\p{L}.'-]+( \\p{Lu}[\\p{L}.'-]*){0,3}"
                + " (wrote|writes|schrieb|schreef|skrev|said)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}");
    /// One of these stands in whatever the pattern of verbs finds.
    private static final List<String> VERBS = List.of(
            "wrote",
            "writes",
            "written",
            "said",
            "írta",
            "schrieb",
            "schreibt",
            "schreef",
            "schreven",
            "crit",
            "crivait",
            "escribi",
            "scrive",
            "screveu",
            "napisa",
            "pisze",
            "пис",
            "пише",
            "skrev",
            "skriver",
            "kirjoitti",
            "napsal",
            "yazd",
            "έγραψε",
            "写",
            "寫",
            "メッセージ",
            "書き",
            "작성",
            "viết");

    private Attribution() {}

    /// The line after an attribution that begins at `start`, or `start` when none does.
    static int end(MarkedLines lines, int start) {
        var first = lines.line(start).strip();
        if (!closes(first) && !opens(first)) {
            return start;
        }
        var last = last(lines, start);
        if (last < 0 || SignatureMarks.devices(first)) {
            return start;
        }
        var joined = new StringBuilder();
        for (var i = start; i <= last; i++) {
            joined.append(i > start ? " " : "").append(lines.line(i).strip());
        }
        return joined.length() <= LENGTH_MAX && looksRight(joined.toString()) ? last + 1 : start;
    }

    /// The first of the next lines that closes an attribution, or -1: most lines have none near below.
    private static int last(MarkedLines lines, int start) {
        for (var i = start; i < lines.size() && i < start + LINES_MAX; i++) {
            if (!lines.own(i) || lines.blank(i)) {
                return -1;
            }
            if (closes(lines.line(i).strip())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean closes(String line) {
        var last = line.charAt(line.length() - 1);
        return last == ':' || last == '：' || line.endsWith(":*") || line.endsWith("wrote") || line.endsWith("...");
    }

    /// Only a line with an address, a date or a comma is likely to go on as an attribution.
    private static boolean opens(String line) {
        return line.length() > 8 && (line.indexOf(',') >= 0 || line.indexOf('@') >= 0 || digits(line) >= 2);
    }

    private static int digits(String line) {
        var count = 0;
        for (var i = 0; i < line.length(); i++) {
            count += Character.isDigit(line.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private static boolean looksRight(String joined) {
        return dated(joined) || (verb(joined) && whoOrWhen(joined));
    }

    /// Most attributions end so, and need no pattern.
    private static boolean verb(String joined) {
        return joined.endsWith("wrote:")
                || (mayHaveVerb(joined) && VERB.matcher(joined).find());
    }

    private static boolean whoOrWhen(String joined) {
        return joined.indexOf('@') >= 0 || WHO_OR_WHEN.matcher(joined).find();
    }

    /// A time, an address and a colon say it without a verb.
    private static boolean dated(String joined) {
        return joined.endsWith(">:")
                && joined.indexOf('@') > 0
                && TIME.matcher(joined).find();
    }

    /// A cheap look before the patterns: most lines that end in a colon are no attributions.
    private static boolean mayHaveVerb(String joined) {
        var lower = joined.toLowerCase(Locale.ROOT);
        for (var verb : VERBS) {
            if (lower.contains(verb)) {
                return true;
            }
        }
        return false;
    }
}
