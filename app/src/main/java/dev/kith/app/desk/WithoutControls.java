package dev.kith.app.desk;

import java.util.regex.Pattern;

/// Text that strangers wrote, without the control characters that could steer a terminal or turn the line of a page.
public final class WithoutControls {
    /// Ends of lines and paragraphs, and what turns the direction of all that follows on the line. The isolate that the
    /// snippets mark words by ends with them.
    private static final String STEERS = "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067";

    private static final Pattern STEERING = Pattern.compile("[" + STEERS + "]");

    private WithoutControls() {}

    /// Line ends and tabs stay.
    public static String text(String text) {
        return without(text, "\n\t");
    }

    /// On one line.
    public static String line(String text) {
        return without(text, "");
    }

    /// Without what turns the direction of a line; all else stays.
    public static String straight(String text) {
        return text.codePoints().noneMatch(c -> STEERS.indexOf(c) >= 0)
                ? text
                : STEERING.matcher(text).replaceAll(" ");
    }

    private static String without(String text, String kept) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> (Character.isISOControl(c) || STEERS.indexOf(c) >= 0) && kept.indexOf(c) < 0 ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
