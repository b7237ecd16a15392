package dev.kith.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What is looked at: by axe-core for faults, and by people as pictures.
final class Pictures {
    private Pictures() {}

    /// What axe-core finds, as `rule: element`.
    static List<?> faults(Page page) throws IOException {
        return faults(page, "{}");
    }

    /// The same by the rules of WCAG 2 (A and AA) alone: a mail is no page, and needs no landmarks.
    static List<?> faultsOfContent(Page page) throws IOException {
        return faults(page, "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}");
    }

    private static List<?> faults(Page page, String options) throws IOException {
        try (var axe = Objects.requireNonNull(Pictures.class.getResourceAsStream("/axe.min.js"))) {
            page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) page.evaluate(
                "async () => (await axe.run(%s)).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html))"
                        .formatted(options));
    }

    /// Kept where `-Dkith.pictures` says, else below `target`.
    static void keep(Page page, String name) throws IOException {
        var folder = Path.of(System.getProperty("kith.pictures", "target/pictures"));
        Files.createDirectories(folder);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true));
    }
}
