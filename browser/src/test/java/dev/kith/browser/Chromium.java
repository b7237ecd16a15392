package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Debian's Chromium, which remembers whom it asked and what it complained of.
final class Chromium implements AutoCloseable {
    /// What htmx says when somebody types on before the answer is there: the request is given up for the next one.
    private static final Pattern OVERTAKEN = Pattern.compile("htmx:(?:sendAbort|afterRequest)\\b");

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Chromium() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        // the sandbox needs rights that a build server's container does not give
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    private static Path executable() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install Chromium (Debian: apt-get install chromium)"));
    }

    enum Look {
        LIGHT,
        DARK,
        NARROW
    }

    /// A browser that has never been here.
    BrowserContext fresh(Look look) {
        return watched(new Browser.NewContextOptions()
                .setColorScheme(look == Look.DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(look == Look.NARROW ? 390 : 1100, look == Look.NARROW ? 844 : 800));
    }

    /// The same without scripts.
    BrowserContext plain() {
        return watched(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private BrowserContext watched(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.onRequest(request -> asked.add(request.url()));
        context.onConsoleMessage(message -> {
            var complains = message.type().equals("error") || message.type().equals("warning");
            if (complains && !OVERTAKEN.matcher(message.text()).lookingAt()) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context;
    }

    /// A page of a browser that came by the link.
    Page entered(Demo demo, Look look) {
        var page = fresh(look).newPage();
        page.navigate(demo.link());
        return page;
    }

    /// Nothing was asked of anybody else, and nothing went against the policy.
    void assertQuietAndAtHome() {
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(url -> assertThat(URI.create(url).getHost()).isEqualTo("127.0.0.1"));
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
