package dev.kith.indexer.search;

import java.util.Locale;
import java.util.regex.Pattern;

/// Base subjects (RFC 5256 section 2.1): without `Re:`, `Fwd:`, `[list]` and their like in other languages.
public final class Subjects {
    private static final Pattern LEADER = Pattern.compile(
            "^\\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\d+)?\\s*[:：]|\\[[^\\]]{1,60}\\])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY = Pattern.compile(
            "^\\s*(?:\\[[^\\]]{1,60}\\]\\s*)?(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\d+)?\\s*[:：]",
            Pattern.CASE_INSENSITIVE);

    private Subjects() {}

    public static String base(String subject) {
        var text = subject;
        while (true) {
            var leader = LEADER.matcher(text);
            if (!leader.find() || (leader.end() >= text.length() && text.endsWith("]"))) {
                break;
            }
            text = text.substring(leader.end());
        }
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    public static boolean reply(String subject) {
        return REPLY.matcher(subject).find();
    }
}
