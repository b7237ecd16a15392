package dev.kith.rules.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Text against its ground, in light and in dark: at least 4.5 to 1 (WCAG 2.2, 1.4.3).
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("(?<![a-z-])color:#([0-9a-f]{6})");

    @Test
    void everyTextColourIsReadableInBothSchemes() throws Exception {
        var html = ReminderWriterTest.part(
                ReminderWriterTest.parsed(
                        Samples.writer().write(Samples.of(ReminderKind.NUDGE), Samples.READER, Samples.NOW)),
                1);
        var dark = html.indexOf("@media (prefers-color-scheme:dark)");
        readable(html.substring(html.indexOf("<style>"), dark), 4);
        readable(html.substring(dark, html.indexOf("</style>")), 3);
    }

    private static void readable(String style, int colours) {
        var ground = Pattern.compile("background:#([0-9a-f]{6})").matcher(style);
        assertThat(ground.find()).isTrue();
        var found = COLOUR.matcher(style).results().toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(colours);
        for (var colour : found) {
            assertThat(contrast(colour.group(1), ground.group(1)))
                    .as("%s on %s", colour.group(1), ground.group(1))
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static double contrast(String a, String b) {
        var one = luminance(a);
        var two = luminance(b);
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    }

    private static double channel(String hex, int at) {
        var value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
