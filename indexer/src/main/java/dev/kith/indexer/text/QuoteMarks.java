package dev.kith.indexer.text;

import java.util.regex.Pattern;

/// Marks what is quoted by its looks: `> ` lines with their attribution, "Original Message" and forwarded blocks,
/// header blocks as Outlook, Lotus and others put them above what they quote.
final class QuoteMarks {
    private static final Pattern INITIALS = Pattern.compile("^ ?[A-Z][A-Za-z]{0,4}> ");
    private static final Pattern SEPARATOR = Pattern.compile(
            "^[\\s>*]*[-_=*~]{2,}+\\s*+(original[-"
                    + " ](message|nachricht|appointment)|originalnachricht|urspr(ü|ue|u)ngliche"
                    + " (nachricht|e-?mail|mail)|message d.origine|message original|mensaje original|messaggio"
                    + " originale|oorspronkelijk bericht|mensagem original|wiadomo.. oryginalna|oryginalna"
                    + " wiadomo.{1,3}|исходное сообщение|пересылаемое сообщение|originalmeddelande|oprindelig"
                    + " meddelelse|opprinnelig melding|alkuper.inen viesti|p.vodn. (zpr.va|spr.va)|orijinal"
                    + " (mesaj|ileti)|原始邮件|原始郵件|原邮件|元のメッセージ|original email|forwarded (by|message)|weitergeleitete"
                    + " (nachricht|e-?mail|mail)|message transf.r.|mensaje reenviado|messaggio inoltrato|doorgestuurd"
                    + " bericht|mensagem (en|re)caminhada|вiдправлене повiдомлення|wiadomo.. przekazana|on .{10,100}"
                    + " wrote|reply message|reply (above|below)|転送|转发)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BARE_SEPARATOR = Pattern.compile(
            "^\\s*(begin forwarded message|anfang der weitergeleiteten( nachricht| e-mail)?|début du message"
                + " (réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd"
                + " bericht|início da mensagem (re)?encaminhada|начало переадресованного"
                + " (сообщения|письма)|转发的邮件|転送されたメッセージ)\\s*[:：]?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /// Most lines need not be looked at closer.
    private static final String BARE_BEGINNINGS = "bBaAdDiIнН转転";
    private static final Pattern RULE = Pattern.compile("^\\s*[_=\\-]{20,}\\s*$");

    private QuoteMarks() {}

    static void mark(MarkedLines lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (prefixed(lines.line(i)) && !wrappedAddress(lines.line(i))) {
                lines.mark(i, Zone.QUOTED);
            }
        }
        joinWrapped(lines);
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.own(i) || lines.blank(i)) {
                continue;
            }
            var end = Attribution.end(lines, i);
            if (end > i) {
                attribution(lines, i, end);
                i = end - 1;
            } else if (blockStart(lines, i) >= 0) {
                lines.mark(blockStart(lines, i), lines.size(), Zone.QUOTED);
                return;
            }
        }
    }

    /// `> `, `| `, `} ` at the beginning, also after initials (`JB> `).
    private static boolean prefixed(String line) {
        var at = 0;
        while (at < line.length() && at < 3 && line.charAt(at) == ' ') {
            at++;
        }
        if (at >= line.length()) {
            return false;
        }
        var c = line.charAt(at);
        if (c == '>') {
            return !line.startsWith(">From ", at);
        }
        if (c == '|' || c == '}') {
            return at + 1 < line.length() && line.charAt(at + 1) == ' ' && line.indexOf(c, at + 1) < 0;
        }
        return Character.isUpperCase(c)
                && line.length() > 3
                && line.indexOf('>') > 0
                && INITIALS.matcher(line).find();
    }

    /// The end of an attribution whose address was wrapped before its bracket.
    private static boolean wrappedAddress(String line) {
        return line.strip().equals(">:");
    }

    /// A short line alone between two quoted lines that continues the first is a quote whose wrap lost its `>`.
    private static void joinWrapped(MarkedLines lines) {
        for (var i = 1; i + 1 < lines.size(); i++) {
            if (lines.own(i)
                    && lines.zone(i - 1) == Zone.QUOTED
                    && lines.zone(i + 1) == Zone.QUOTED
                    && lines.line(i - 1).length() > 66
                    && !lines.blank(i)
                    && lines.line(i).length() < 25
                    && Character.isLowerCase(lines.line(i).charAt(0))) {
                lines.mark(i, Zone.QUOTED);
            }
        }
    }

    /// The attribution itself, and all after it when no line of the quote is marked by itself.
    private static void attribution(MarkedLines lines, int start, int end) {
        lines.mark(start, end, Zone.QUOTED);
        var next = lines.nextText(end);
        if (next >= lines.size() || lines.zone(next) == Zone.QUOTED) {
            return;
        }
        for (var i = next; i < lines.size(); i++) {
            if (lines.zone(i) == Zone.QUOTED) {
                return;
            }
        }
        lines.mark(end, lines.size(), Zone.QUOTED);
    }

    private static boolean lettered(String line) {
        return line.chars().anyMatch(Character::isLetter);
    }

    /// Where the quoted block that line `i` opens begins, or -1.
    private static int blockStart(MarkedLines lines, int i) {
        var line = lines.line(i);
        var first = line.stripLeading().charAt(0);
        if ("-_=*~".indexOf(first) >= 0) {
            if (lettered(line) && SEPARATOR.matcher(line).find()) {
                return i;
            }
            var next = lines.nextText(i + 1);
            if (RULE.matcher(line).matches() && next < lines.size() && HeaderBlock.at(lines, next)) {
                return i;
            }
        }
        if (line.length() < 80
                && BARE_BEGINNINGS.indexOf(first) >= 0
                && BARE_SEPARATOR.matcher(line).matches()) {
            return i;
        }
        return HeaderBlock.start(lines, i);
    }
}
