package dev.kith.app.desk;

/// What strangers wrote, without what could steer a terminal.
public final class Harmless {
    private Harmless() {}

    /// Line ends and tabs stay.
    public static String text(String text) {
        return without(text, "\n\t");
    }

    /// On one line.
    public static String line(String text) {
        return without(text, "");
    }

    private static String without(String text, String kept) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && kept.indexOf(c) < 0 ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
