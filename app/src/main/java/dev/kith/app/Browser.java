package dev.kith.app;

import dev.kith.app.service.Shell;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The user's browser.
final class Browser {
    private Browser() {}

    /// Asks the system to open an address; if that cannot be done, it stands on the screen.
    static void open(URI where) {
        var system = System.getProperty("os.name");
        var command = system.startsWith("Mac")
                ? List.of("open", where.toString())
                : system.startsWith("Windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", where.toString())
                        : List.of("xdg-open", where.toString());
        Thread.ofVirtual().start(() -> Shell.system(Duration.ofSeconds(20)).run(command));
    }
}
