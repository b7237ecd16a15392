package dev.kith.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.line.StatusLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackfillingTest {
    private static StatusLine.Account account(String login, long done, boolean covered) {
        return new StatusLine.Account(
                "work",
                login,
                covered ? OffsetDateTime.parse("2016-11-22T10:00:00Z") : null,
                new StatusLine.Backfill(done, 297),
                0,
                0,
                "none",
                Map.of(),
                new StatusLine.Settings("alice@example.org", "none", "provider"),
                Map.of());
    }

    @Test
    void thatTheHistoryIsReadIsSaidOnce() {
        var said = new ByteArrayOutputStream();
        var now = new AtomicReference<>(List.of(account("none", 297, true)));
        var backfilling = new Backfilling(now::get, new PrintStream(said, true, StandardCharsets.UTF_8));
        backfilling.run();
        now.set(List.of(account("accepted", 100, false)));
        backfilling.run();
        now.set(List.of(account("accepted", 297, false)));
        backfilling.run();
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("history is read");
        now.set(List.of(account("accepted", 297, true)));
        backfilling.run();
        backfilling.run();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("work: history is read, 297 messages, complete since 2016-11-22");
    }
}
