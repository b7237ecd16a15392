package dev.kith.browser;

import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `kith demo` as a user starts it, on ports that the system chose.
final class Demo implements AutoCloseable {
    private final Process process;
    private final String link;

    private Demo(Process process, String link) {
        this.process = process;
        this.link = link;
    }

    static Demo start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=target",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.kith.app.Main",
                        "demo",
                        "--imap-port=0",
                        "--smtp-port=0",
                        "--web-port=0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("page: ")) {
                return new Demo(process, line.substring(6));
            }
        }
        throw new IOException("the demo printed no link");
    }

    /// The address with the token.
    String link() {
        return link;
    }

    /// `http://127.0.0.1:PORT/`
    String address() {
        return link.replaceFirst("enter\\?.*", "");
    }

    /// Returns when the mailbox is read and judged, in the first seconds.
    void awaitDue(Chromium chromium) {
        var page = chromium.entered(this, Chromium.Look.LIGHT);
        var base = page.url();
        page.waitForCondition(
                () -> {
                    page.navigate(base + "due");
                    return page.locator("article.card").count() >= 5;
                },
                new Page.WaitForConditionOptions().setTimeout(120_000));
        page.context().close();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
