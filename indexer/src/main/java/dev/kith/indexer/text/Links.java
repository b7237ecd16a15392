package dev.kith.indexer.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Public links in somebody's own words.
final class Links {
    private static final int LINKS_MAX = 8;
    private static final int LENGTH_MAX = 500;
    /// Room for what stands behind a link and does not belong to it.
    private static final int MARKS_MAX = 50;
    private static final int LOOKED_MAX = 1000;
    private static final Pattern PRIVATE_HOST = Pattern.compile(
            "^https?://(localhost|127\\.|10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.|\\[|[^/.]+([:/]|$)|[^/]*\\.(local|lan|internal|corp|intranet|home)([:/]|$))");
    private static final Pattern NOT_SHARED = Pattern.compile(
            "unsubscribe|mailman/listinfo|list-manage|/opt-?out|abmelde|/track(ing)?/|aka\\.ms/|go\\.microsoft\\.com/fwlink|teams\\.microsoft\\.com/l/meetup|zoom\\.us/j/|meet\\.google\\.com|\\.(png|gif|jpe?g|ico)($|\\?)");

    private Links() {}

    static List<String> publicOnes(String own, List<String> html) {
        var found = new LinkedHashSet<String>();
        var looked = 0;
        for (var at = own.indexOf("http");
                at >= 0 && found.size() < LINKS_MAX && looked < LOOKED_MAX;
                at = own.indexOf("http", at + 4)) {
            if (own.startsWith("://", at + 4) || own.startsWith("s://", at + 4)) {
                add(found, own.substring(at, end(own, at)));
                looked++;
            }
        }
        for (var link : html) {
            add(found, link);
        }
        return List.copyOf(found);
    }

    private static int end(String text, int start) {
        var limit = Math.min(text.length(), start + LENGTH_MAX + MARKS_MAX);
        var end = start;
        while (end < limit && " \t\n\r<>\"'`{}|\\^、。）」".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;:!?)]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void add(Set<String> found, String link) {
        var lower = link.toLowerCase(Locale.ROOT);
        if (found.size() < LINKS_MAX
                && link.length() > 10
                && link.length() <= LENGTH_MAX
                && !PRIVATE_HOST.matcher(lower).find()
                && !NOT_SHARED.matcher(lower).find()) {
            found.add(link);
        }
    }
}
