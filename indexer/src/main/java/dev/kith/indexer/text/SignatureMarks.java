package dev.kith.indexer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Marks signatures: after `-- `, after a closing such as "Best regards," and the sender's name at the end.
final class SignatureMarks {
    private static final int LINES_MAX = 12;
    private static final int LENGTH_MAX = 90;
    private static final int CLOSING_MAX = 60;
    private static final int NAME_WORDS_MAX = 4;
    /// An advertisement below a name is a line or two of this length.
    private static final int ADVERTISEMENT_MAX = 240;
    private static final Pattern DELIMITER = Pattern.compile("^\\s*(--|—|––)\\s*$|^[-_—–]{2,}\\s*$");
    private static final Pattern CLOSING = Pattern.compile(
            "^\\W{0,3}((many |with |kind |best |warm |warmest |kindest |all the |much |very |yours? |in |with many"
                + " )*(regards|best|wishes|thanks|thank you|thanks a lot|thanks again|thank you very"
                + " much|thx|cheers|sincerely|truly|faithfully|love|hugs|respectfully|rgds|br|take care|ciao)( and"
                + " (best |kind )?regards| in advance| so much| very much| again| for your (help|time))?|mit"
                + " (freundlichen|besten|herzlichen|lieben|vielen)"
                + " (grüßen|gruessen|grüssen|gruß)|(viele|liebe|beste|herzliche|schöne|freundliche)"
                + " (grüße|gruesse|grüsse)|gruß|gruss|grüße|lg|mfg|vg|danke|besten dank|vielen dank|cordialement|bien"
                + " cordialement|bien à (vous|toi)|amicalement|salutations|amitiés|merci|merci d.avance|bonne"
                + " journée|(un )?(cordial |fuerte |afectuoso )?(saludo|saludos|abrazo)("
                + " cordial(es)?)?|atentamente|gracias|un beso|(cordiali|distinti) saluti|saluti|un"
                + " saluto|grazie|grazie mille|met vriendelijke groet(en)?|vriendelijke"
                + " groet(en)?|groeten|groetjes|mvg|bedankt|atenciosamente|cumprimentos|abraços?|obrigad[oa]|pozdrawiam|z"
                + " poważaniem|dziękuję|с уважением|спасибо|med vänlig(a)? hälsning(ar)?|mvh|hälsningar|terveisin"
                + "|此致|谢谢|敬具|よろしくお願いします|よろしくお願いいたします)\\s*[^\\p{L}\\p{N}]{0,6}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /// The first words of closings that are plain ASCII.
    private static final Set<String> CLOSING_WORDS = Set.of(
            ("many with kind best warm warmest kindest all the much very your yours in regards wishes thanks thank thx"
                + " cheers sincerely truly faithfully love hugs respectfully rgds br take ciao mit viele liebe beste"
                + " herzliche freundliche gruss lg mfg vg danke besten vielen cordialement bien amicalement"
                + " salutations merci bonne un cordial fuerte afectuoso saludo saludos abrazo atentamente gracias"
                + " cordiali distinti saluti grazie met vriendelijke groeten groetjes mvg bedankt atenciosamente"
                + " cumprimentos obrigado obrigada pozdrawiam z med mvh terveisin")
                    .split(" "));
    private static final Pattern DEVICE = Pattern.compile(
            "^\\W{0,3}((sent|written|typed) (from|via|with|using|on) \\w.{2,70}$|get outlook for|von meinem .{2,30}"
                + " gesendet|gesendet (von|mit)|envoyé (de|depuis|à partir)|enviado (desde|de|do)|inviato d|verstuurd"
                + " vanaf|verzonden (met|vanaf)|wysłane z|отправлено|sent by outlook)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CONTACT = Pattern.compile(
            "\\+?\\d[\\d"
                + " ()./-]{6,}\\d|@|https?://|www\\.|\\b(tel|phone|fax|mobile|cell|office|direct|ph|mob|inc|ltd|gmbh|corp|llc)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DASHED =
            Pattern.compile("^\\s*[-–—~]{1,2} ?\\p{Lu}[\\p{L}.]*( \\p{Lu}[\\p{L}.]*){0,2}\\s*$");

    private SignatureMarks() {}

    static void mark(MarkedLines lines, String senderName) {
        if (lines.size() == 0) {
            return;
        }
        var names = names(senderName);
        for (var end = lines.size(); end > 0; ) {
            var last = end - 1;
            while (last >= 0 && !lines.own(last)) {
                last--;
            }
            var start = last;
            while (start >= 0 && lines.own(start)) {
                start--;
            }
            block(lines, start + 1, last + 1, names);
            end = start + 1;
            if (last < 0) {
                return;
            }
        }
    }

    /// One run of own lines: its end may be a signature.
    private static void block(MarkedLines lines, int start, int end, List<String> names) {
        for (var i = start; i < end; i++) {
            var line = lines.line(i);
            if (((line.equals("-- ") || line.equals("--")) && end - i <= 4 * LINES_MAX)
                    || devices(line)
                    || (end - i <= LINES_MAX
                            && shortLine(line)
                            && dashes(line)
                            && DELIMITER.matcher(line).matches()
                            && lines.nextText(i + 1) < end)) {
                lines.mark(i, end, Zone.SIGNATURE);
                trailing(lines, start, i, names);
                return;
            }
        }
        trailing(lines, start, end, names);
    }

    static boolean devices(String line) {
        return line.length() < 100 && deviceWord(line) && DEVICE.matcher(line).find();
    }

    /// Does the first word begin as one of the device patterns does? Most lines end here.
    private static boolean deviceWord(String line) {
        var at = 0;
        while (at < line.length() && !Character.isLetter(line.charAt(at))) {
            at++;
        }
        return at < line.length() && "sSwWtTgGvVeEiIоО".indexOf(line.charAt(at)) >= 0;
    }

    private static boolean dashes(String line) {
        var at = 0;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at < line.length() && "-—–_".indexOf(line.charAt(at)) >= 0;
    }

    /// A closing near the end and what follows it, or the name alone.
    private static void trailing(MarkedLines lines, int start, int end, List<String> names) {
        var seen = 0;
        for (var i = end - 1; i >= start && seen < LINES_MAX; i--) {
            var line = lines.line(i);
            if (line.isBlank()) {
                continue;
            }
            seen++;
            if (!shortLine(line)) {
                break;
            }
            if (closing(line) && allShort(lines, i + 1, end)) {
                var onlyWords = lines.nextText(start) == i;
                lines.mark(onlyWords ? i + 1 : i, end, Zone.SIGNATURE);
                return;
            }
        }
        byName(lines, start, end, names);
    }

    /// A closing is a few words: a line that is long or ends as a sentence does need not be looked at closer.
    private static boolean closing(String line) {
        return line.length() <= CLOSING_MAX
                && mayClose(line)
                && CLOSING.matcher(line).matches();
    }

    /// A cheap look before the pattern: at the first word. What is not ASCII there is left to the pattern.
    private static boolean mayClose(String line) {
        var at = 0;
        while (at < line.length() && !Letters.letterOrDigit(line.charAt(at)) && line.charAt(at) != '_') {
            at++;
        }
        var end = at;
        while (end < line.length() && Letters.asciiLetter(line.charAt(end))) {
            end++;
        }
        for (var i = 0; i <= Math.min(end, line.length() - 1); i++) {
            if (line.charAt(i) >= 128) {
                return true;
            }
        }
        return end > at && CLOSING_WORDS.contains(line.substring(at, end).toLowerCase(Locale.ROOT));
    }

    private static void byName(MarkedLines lines, int start, int end, List<String> names) {
        var seen = 0;
        var longLines = 0;
        for (var i = end - 1; i > start && seen < LINES_MAX; i--) {
            var line = lines.line(i);
            if (line.isBlank()) {
                continue;
            }
            seen++;
            if (fullName(line, names) && contact(lines, i + 1, end)) {
                // whatever stands below the name and beside a telephone number, however long its lines
                lines.mark(i, end, Zone.SIGNATURE);
                return;
            }
            if (line.length() > ADVERTISEMENT_MAX || longLines > 1) {
                return;
            }
            if (!shortLine(line)) {
                longLines++;
                continue;
            }
            if (longLines == 0
                    && (seen == 1 && dashedName(line)
                            || (name(line, names) && (seen == 1 || contact(lines, i + 1, end))))) {
                lines.mark(i, end, Zone.SIGNATURE);
                return;
            }
        }
    }

    /// `-Ann Lee` below the text.
    private static boolean dashedName(String line) {
        return line.length() < 40 && dash(line) && DASHED.matcher(line).matches();
    }

    private static boolean dash(String line) {
        return line.indexOf('-') >= 0 || line.indexOf('–') >= 0 || line.indexOf('—') >= 0 || line.indexOf('~') >= 0;
    }

    private static boolean shortLine(String line) {
        return line.length() <= LENGTH_MAX;
    }

    private static boolean allShort(MarkedLines lines, int start, int end) {
        var texts = 0;
        for (var i = start; i < end; i++) {
            if (!lines.blank(i)) {
                texts++;
                var line = lines.line(i).strip();
                if (line.length() > LENGTH_MAX
                        || (line.length() > 50
                                && line.endsWith(".")
                                && !CONTACT.matcher(line).find())) {
                    return false;
                }
            }
        }
        return texts <= LINES_MAX;
    }

    private static boolean contact(MarkedLines lines, int start, int end) {
        for (var i = start; i < end; i++) {
            if (CONTACT.matcher(lines.line(i)).find()) {
                return true;
            }
        }
        return false;
    }

    /// The line holds the sender's name or a part of it, and hardly anything else.
    private static boolean name(String line, List<String> names) {
        var lower = line.toLowerCase(Locale.ROOT);
        if (!containsOne(lower, names)) {
            return false;
        }
        var words = runs(lower);
        return words.size() <= NAME_WORDS_MAX
                && words.stream().anyMatch(names::contains)
                && words.stream().allMatch(w -> w.length() <= 2 || names.contains(w));
    }

    /// Two names at least, and all that the sender has.
    private static boolean fullName(String line, List<String> names) {
        return names.size() > 1
                && name(line, names)
                && runs(line.toLowerCase(Locale.ROOT)).containsAll(names);
    }

    private static boolean containsOne(String line, List<String> names) {
        for (var name : names) {
            if (line.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(String senderName) {
        return runs(senderName.toLowerCase(Locale.ROOT)).stream()
                .filter(w -> w.length() > 1)
                .toList();
    }

    /// Runs of letters, apostrophes and hyphens.
    private static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        for (var at = 0; at < text.length(); ) {
            var end = at;
            while (end < text.length() && nameLetter(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                runs.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return runs;
    }

    private static boolean nameLetter(char c) {
        return c == '\'' || c == '-' || Character.isLetter(c);
    }
}
