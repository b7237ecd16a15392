package dev.kith.app;

import dev.kith.app.daemon.Daemon;
import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import dev.kith.app.desk.Refusal;
import dev.kith.app.desk.StatusLine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Shows on the terminal how far each account's history is read, and says once when it is complete.
final class Backfilling implements Runnable {
    private final Daemon daemon;
    private final PrintStream err;
    private final Map<String, Boolean> announced = new HashMap<>();
    private @Nullable Screen<StatusLine> screen;

    Backfilling(Daemon daemon, PrintStream err) {
        this.daemon = daemon;
        this.err = err;
    }

    @Override
    public void run() {
        try {
            status().accounts().forEach(this::show);
        } catch (Refusal | IOException _) {
            // a status that cannot be had now is tried again
        }
    }

    private StatusLine status() throws Refusal, IOException {
        var status = new AtomicReference<@Nullable StatusLine>();
        daemon.answer(new Ask.Status(), new Lines() {
            @Override
            public void line(Object line) {
                status.set((StatusLine) line);
            }

            @Override
            public void progress(long done, long total, String what) {}
        });
        var got = status.get();
        if (got == null) {
            throw new IOException("no status");
        }
        return got;
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
