package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.browser.Chromium.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The HTML part of every kind of mail that Kith writes, as a mail client shows it: light, dark and 320 px
/// wide. Nothing is fetched, nothing is cut off, and axe-core finds nothing that somebody could not read.
class RemindersInBrowserTest {
    private static final Path GOLDEN = Path.of("../rules/src/test/resources/dev/kith/rules/reminder");
    private static final int NARROW = 320;
    private static final int KINDS_MIN = 20;

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyKindCanBeRead(Look look) throws IOException {
        var mails = golden();
        assertThat(mails).hasSizeGreaterThan(KINDS_MIN);
        try (var chromium = new Chromium();
                var context = chromium.fresh(look)) {
            var page = context.newPage();
            var asked = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url()));
            page.setViewportSize(look == Look.NARROW ? NARROW : 640, 400);
            for (var mail : mails) {
                var kind = mail.getFileName().toString().replace(".html", "");
                page.setContent(Files.readString(mail));
                assertThat(Pictures.faultsOfContent(page)).as(kind + " " + look).isEmpty();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("width of " + kind)
                        .isNotPositive();
                Pictures.keep(page, "mail-" + kind + "-" + look.name().toLowerCase(Locale.ROOT));
            }
            assertThat(asked).isEmpty();
        }
    }

    private static List<Path> golden() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
