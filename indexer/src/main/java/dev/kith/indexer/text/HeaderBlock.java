package dev.kith.indexer.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A few lines like `From: … Sent: … To: … Subject: …` above a quoted message, in many languages; also Lotus Notes'
/// block, which begins with the sender and the date and goes on with `To:`. Its list of recipients may be long, so
/// that `cc:` and `Subject:` are far away or cut: sender and date above say enough.
final class HeaderBlock {
    private static final int LINES_MAX = 8;
    private static final Set<String> FROM = words(
            "from von de da van od от от кого 发件人 寄件者 差出人 från fra lähettäjä kimden expéditeur mittente gönderen发送人");
    private static final Set<String> OTHER = words(
            "to cc bcc sent date subject an gesendet datum betreff kopie à envoyé objet para enviado enviada fecha"
                + " asunto assunto a inviato oggetto data aan verzonden onderwerp do wysłano temat дата кому тема 日期"
                + " 发送时间 收件人 主题 抄送 送信日時 宛先 件名 寄件日期 收件者 主旨 reply-to till skickat ämne til sendt emne lähetetty aihe"
                + " vastaanottaja envoyé objet priority importance attachments cc:");

    /// A date of Lotus Notes, which ends its line: `05/15/2000 05:31 PM`.
    private static final Pattern NOTES_DATE = Pattern.compile(
            "(?:^|\\s)(\\d{1,2}[/.-]){2}\\d{2,4} {1,3}\\d{1,2}:\\d{2}(:\\d{2})? ?[AP]M( [A-Z]{2,4})?\\s*$");

    private static final int DATE_ABOVE_MAX = 4;

    private HeaderBlock() {}

    /// Whether a block with a sender begins at line `i`.
    static boolean at(MarkedLines lines, int i) {
        return (FROM.contains(label(lines.line(i))) && others(lines, i + 1) >= 2)
                || (OTHER.contains(label(lines.line(i))) && hasSender(lines, i) && others(lines, i) >= 2);
    }

    /// The line where a block begins that line `i` belongs to as its first label, or -1.
    static int start(MarkedLines lines, int i) {
        var label = label(lines.line(i));
        if (label.isEmpty()) {
            return -1;
        }
        if (at(lines, i)) {
            return i;
        }
        if (!label.equals("to")) {
            return FROM.contains(label) && dated(lines.line(i)) ? i : -1;
        }
        var date = dateAbove(lines, i);
        if (date >= 0) {
            return sender(lines, date);
        }
        return lotus(lines, i) ? above(lines, i) : -1;
    }

    /// The line near above that ends with a date of Lotus Notes, or -1.
    private static int dateAbove(MarkedLines lines, int i) {
        for (var j = i - 1; j >= 0 && j >= i - DATE_ABOVE_MAX && lines.own(j); j--) {
            if (dated(lines.line(j))) {
                return j;
            }
        }
        return -1;
    }

    private static boolean dated(String line) {
        return line.length() < 120
                && line.indexOf(':') > 0
                && NOTES_DATE.matcher(line).find();
    }

    /// A date alone has the sender in the line above, and `Sent by:` perhaps between; else they share the line.
    private static int sender(MarkedLines lines, int date) {
        if (!Character.isDigit(lines.line(date).strip().charAt(0))) {
            return date;
        }
        var start = date;
        if (start > 0 && label(lines.line(start - 1)).equals("sent by")) {
            start--;
        }
        return start > 0 && lines.own(start - 1) && lines.line(start - 1).length() < 60 ? start - 1 : start;
    }

    private static boolean hasSender(MarkedLines lines, int i) {
        for (var j = i; j < lines.size() && j < i + LINES_MAX && !lines.blank(j); j++) {
            if (FROM.contains(label(lines.line(j)))) {
                return true;
            }
        }
        return false;
    }

    private static int others(MarkedLines lines, int from) {
        var found = 0;
        var blanks = 0;
        for (var i = from; i < lines.size() && i < from + LINES_MAX && blanks < 2; i++) {
            if (lines.blank(i)) {
                blanks++;
            } else if (OTHER.contains(label(lines.line(i)))) {
                found++;
            }
        }
        return found;
    }

    /// `To:`, `cc:` and `Subject:` without a sender: Lotus Notes.
    private static boolean lotus(MarkedLines lines, int i) {
        var subject = false;
        var copy = false;
        for (var j = i + 1; j < lines.size() && j < i + LINES_MAX; j++) {
            var label = label(lines.line(j));
            subject |= label.equals("subject");
            copy |= label.equals("cc");
        }
        return subject && copy;
    }

    /// Name and date stand in up to three lines above.
    private static int above(MarkedLines lines, int i) {
        var start = i;
        while (start > 0
                && start > i - 4
                && lines.own(start - 1)
                && !lines.blank(start - 1)
                && lines.line(start - 1).length() < 100) {
            start--;
        }
        return start;
    }

    /// The lower-case word before the colon, without asterisks; empty when the line is no `Label: …`.
    private static String label(String line) {
        var colon = line.indexOf(':');
        if (colon < 0) {
            colon = line.indexOf('：');
        }
        if (colon < 1 || colon > 24) {
            return "";
        }
        var word = line.substring(0, colon).replace("*", "").strip();
        return word.isEmpty() || word.length() > 18 ? "" : word.toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
