package dev.kith.indexer.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Marks what stands below a mail without its writer's doing: list footers, disclaimers, advertising.
final class FooterMarks {
    private static final int FOOTER_LINES_MAX = 15;
    /// Of a longer line only the beginning is looked at.
    private static final int LENGTH_MAX = 4000;
    private static final Pattern RULE = Pattern.compile("^\\s*(_{2,}|[-=*#]{8,})\\s*$");
    private static final Pattern LIST = Pattern.compile(
            "mailing list|mailman/listinfo|unsubscribe|subscription|yahoo! groups|listserv|list-archive|googlegroups|"
                    + "to post to this group|abmelden|désinscri|mail list",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DISCLAIMER = Pattern.compile(
            "(this|the information|the contents|any)"
                    + " .{0,60}(e-?mail|message|communication|transmission).{0,200}(confidential|privileged|intended"
                    + " (only|solely)|intended recipient)|(diese e-?mail|ce message|este (mensaje|correo)|questo"
                    + " messaggio).{0,120}(vertraulich|confiden|riservat)|please consider the environment|(any|the)"
                    + " (views|opinions)( or opinions| and opinions)? (expressed|contained|given).{0,60}(of the"
                    + " (sender|author|writer)|not necessarily)|before (you )?print(ing)? this|do you really need to"
                    + " print|bevor sie diese (e-?mail|nachricht).{0,20}drucken|avant d.imprimer ce|antes de imprimir"
                    + " este|prima di stampare quest|voordat u de(ze|z) (e-?mail|bericht).{0,20}print|get your"
                    + " (free|private).{0,30}(e-?mail|msn)|do you yahoo|join the world.s largest|get (more from the"
                    + " web|msn explorer|2 months free)|chat with friends online",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final List<String> DISCLAIMING = List.of(
            "confiden",
            "privileged",
            "intended",
            "vertraulich",
            "riservat",
            "environment",
            "views",
            "opinions",
            "print",
            "drucken",
            "imprim",
            "stampare",
            "get your",
            "yahoo",
            "join the world",
            "get more",
            "msn",
            "months free",
            "chat with");

    private FooterMarks() {}

    static void mark(MarkedLines lines) {
        for (var i = lines.size() - 1; i >= 0 && i > lines.size() - 60; i--) {
            if (!lines.own(i) || lines.blank(i)) {
                continue;
            }
            var line = lines.line(i);
            var first = line.stripLeading().charAt(0);
            if ("-_=*#".indexOf(first) >= 0 && RULE.matcher(line).matches() && footer(lines, i)) {
                lines.mark(i, lines.size(), Zone.REST);
            }
        }
        disclaimers(lines);
    }

    private static boolean footer(MarkedLines lines, int rule) {
        var seen = 0;
        for (var i = rule + 1; i < lines.size() && seen < FOOTER_LINES_MAX; i++) {
            if (lines.blank(i)) {
                continue;
            }
            seen++;
            if (LIST.matcher(beginning(lines.line(i))).find()) {
                return lines.size() - rule < 4 * FOOTER_LINES_MAX;
            }
        }
        return false;
    }

    private static String beginning(String line) {
        return line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) : line;
    }

    /// A paragraph near the end that speaks as a disclaimer does.
    private static void disclaimers(MarkedLines lines) {
        var end = lines.size();
        for (var looked = 0; end > 0 && looked < 6; looked++) {
            while (end > 0 && (lines.blank(end - 1) || !lines.own(end - 1))) {
                end--;
            }
            var start = end;
            var text = new StringBuilder();
            while (start > 0 && lines.own(start - 1) && !lines.blank(start - 1) && end - start < 40) {
                start--;
            }
            for (var i = start; i < end && text.length() < 600; i++) {
                text.append(beginning(lines.line(i))).append(' ');
            }
            if (text.length() > 25
                    && mayDisclaim(text.toString())
                    && DISCLAIMER.matcher(text).find()) {
                lines.mark(start, end, Zone.REST);
            }
            end = start;
        }
    }

    private static boolean mayDisclaim(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var word : DISCLAIMING) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
