package dev.kith.indexer.search;

import java.util.Locale;
import java.util.regex.Pattern;

/// Base subjects (RFC 5256 section 2.1): without `Re:`, `Fwd:`, `[list]` and their like in other languages.
public final class Subjects {
    private static final Pattern LEADER = Pattern.compile(
            "^\\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\d+)?\\s*[:：]|\\[[^\\]]{1,60}\\])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern REPLY = Pattern.compile(
            "^\\s*(?:\\[[^\\]]{1,60}\\]\\s*)?(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\d+)?\\s*[:：]",
            Pattern.CASE_INSENSITIVE);

    private Subjects() {}

    public static String base(String subject) {
        var text = subject;
        while (mayLead(text)) {
            var leader = LEADER.matcher(text);
            if (!leader.find() || (leader.end() >= text.length() && text.endsWith("]"))) {
                break;
            }
            text = text.substring(leader.end());
        }
        return spaced(text.strip()).toLowerCase(Locale.ROOT);
    }

    /// A leader ends in a colon or a bracket.
    private static boolean mayLead(String text) {
        return text.indexOf(':') >= 0 || text.indexOf(']') >= 0 || text.indexOf('：') >= 0;
    }

    /// With single spaces; most are so already.
    private static String spaced(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || (c == ' ' && text.charAt(i + 1) == ' ')) {
                return SPACES.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    public static boolean reply(String subject) {
        return REPLY.matcher(subject).find();
    }
}
