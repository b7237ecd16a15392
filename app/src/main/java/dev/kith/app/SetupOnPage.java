package dev.kith.app;

import dev.kith.app.setup.Discovery;
import dev.kith.app.setup.Found;
import dev.kith.app.setup.Setup;
import dev.kith.app.setup.Trouble;
import dev.kith.app.web.PageLimits;
import dev.kith.app.web.Pages;
import dev.kith.app.web.SetupSteps;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// `kith setup --page`: serves the steps until they are done.
final class SetupOnPage implements SetupSteps {
    private static final long HOURS_MAX = 1;
    /// The last page has to arrive before its server goes.
    private static final long FAREWELL_SECONDS = 3;

    private final Function<PrintStream, Discovery> discovery;
    private final Path file;
    private final PrintStream out;
    private final CountDownLatch done = new CountDownLatch(1);

    /// @param discovery names whom it asks on what it is given
    SetupOnPage(Function<PrintStream, Discovery> discovery, Path file, PrintStream out) {
        this.discovery = discovery;
        this.file = file;
        this.out = out;
    }

    /// @return the exit code
    int run() throws IOException {
        try (var pages = Pages.setUp(this, PageLimits.USUAL)) {
            out.println("Open this in your browser, if it does not open by itself:");
            out.println(pages.link());
            Browser.open(URI.create(pages.link()));
            if (!done.await(HOURS_MAX, TimeUnit.HOURS)) {
                out.println("Nothing was written.");
                return 1;
            }
            TimeUnit.SECONDS.sleep(FAREWELL_SECONDS);
            out.println("Written: " + file);
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public Found find(String address, boolean asking, PrintStream screen) {
        return discovery.apply(screen).find(address, !asking);
    }

    @Override
    public Setup.Outcome attempt(Setup.Given given, Found found, PrintStream screen) throws Trouble {
        return SetupCommand.setup(discovery.apply(screen), (_, otherwise) -> otherwise, screen)
                .run(given, found);
    }

    @Override
    public Path write(Setup.Outcome outcome) throws IOException, Trouble {
        SetupCommand.write(file, outcome.plan().orElseThrow(() -> new Trouble("there is nothing to write")));
        return file;
    }

    @Override
    public void done() {
        done.countDown();
    }
}
