package dev.kith.app;

import dev.kith.app.line.StatusLine;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows on the terminal how far each account's history is read, and says once when it is complete.
final class Backfilling implements Runnable {
    private final Supplier<List<StatusLine.Account>> accounts;
    private final PrintStream err;
    private final Map<String, Boolean> announced = new HashMap<>();
    private @Nullable Screen<StatusLine> screen;

    /// @param accounts asked every second: must cost next to nothing
    Backfilling(Supplier<List<StatusLine.Account>> accounts, PrintStream err) {
        this.accounts = accounts;
        this.err = err;
    }

    @Override
    public void run() {
        accounts.get().forEach(this::show);
    }

    private void show(StatusLine.Account account) {
        var fill = account.backfill();
        if (account.login().equals("none") || fill.total() == 0) {
            return;
        }
        if (fill.done() < fill.total()) {
            if (screen == null) {
                screen = new Screen<>(false, err, err, StatusLine.class, _ -> {});
            }
            screen.progress(fill.done(), fill.total(), account.name() + ": reading history");
            return;
        }
        if (screen != null) {
            screen.close();
            screen = null;
        }
        var since = account.coveredSince();
        if (since != null && announced.put(account.name(), true) == null) {
            err.println(account.name() + ": history is read, " + Count.of(fill.total(), "message") + ", complete since "
                    + since.toLocalDate());
        }
    }
}
