package dev.kith.app.web;

import dev.kith.app.setup.Found;
import dev.kith.app.setup.Given;
import dev.kith.app.setup.Outcome;
import dev.kith.app.setup.Trouble;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The steps of set-up, as the command takes them; the pages only show them.
public interface SetupSteps {
    /// What is known of an address.
    ///
    /// @param asking whether others may be asked: they are on the page by then
    /// @param screen is told who is asked, before that happens
    Found find(String address, boolean asking, PrintStream screen);

    /// Tries the servers, and comes to a plan.
    ///
    /// @param screen is told all that the command tells
    Outcome attempt(Given given, Found found, PrintStream screen) throws Trouble;

    /// Writes the plan down.
    ///
    /// @return the file
    Path write(Outcome outcome) throws IOException, Trouble;

    /// The page that says so has been sent: there is nothing more to serve.
    void done();
}
