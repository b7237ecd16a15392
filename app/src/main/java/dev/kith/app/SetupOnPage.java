package dev.kith.app;

import dev.kith.app.setup.ConfigFile;
import dev.kith.app.setup.Found;
import dev.kith.app.setup.Given;
import dev.kith.app.setup.Outcome;
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

/// `kith setup --page`: serves the steps until they are done.
final class SetupOnPage implements SetupSteps {
    private static final long HOURS_MAX = 1;
    /// The last page has to arrive before its server goes.
    private static final long FAREWELL_SECONDS = 3;

    private final SetupTools tools;
    private final ConfigFile file;
    private final boolean add;
    private final PrintStream out;
    private final CountDownLatch done = new CountDownLatch(1);

    /// @param add one more account in the file
    SetupOnPage(SetupTools tools, ConfigFile file, boolean add, PrintStream out) {
        this.tools = tools;
        this.file = file;
        this.add = add;
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
            out.println("Written: " + file.path());
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public Found find(String address, boolean asking, PrintStream screen) {
        return SetupTools.discovery(screen).find(address, !asking);
    }

    @Override
    public Outcome attempt(Given given, Found found, PrintStream screen) throws Trouble {
        return tools.setup((_, otherwise) -> otherwise, screen).run(given, found);
    }

    @Override
    public Path write(Outcome outcome) throws IOException, Trouble {
        file.write(outcome.plan().orElseThrow(() -> new Trouble("there is nothing to write")), add);
        return file.path();
    }

    @Override
    public void done() {
        done.countDown();
    }
}
