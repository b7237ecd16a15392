package dev.kith.app.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.Indexer;
import dev.kith.indexer.Me;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Companion.Present;
import dev.kith.proxy.companion.Companion.Reading;
import dev.kith.proxy.companion.Companion.Role;
import dev.kith.proxy.tap.Sighting;
import dev.kith.proxy.tap.SightingQueue;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is gone from the server leaves the index, and nothing else.
class SweepTest {
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    /// On GNU Mailutils' imap4d all that was read went at once: each look at a mailbox gives it other numbers there.
    @Test
    void aMailboxWithOtherNumbersIsReadAgainBeforeAnythingGoes() throws Exception {
        try (var indexer = Indexer.open(folder.resolve("index"), new Me(Set.of("alice@example.org")), ZoneOffset.UTC);
                var history = new HistoryThread(
                        new SightingQueue(1 << 20),
                        indexer,
                        new SightingReader(Map.of()),
                        new Notices(),
                        new DiskRoom(folder, 1),
                        () -> {},
                        () -> {},
                        _ -> {},
                        Duration.ZERO)) {
            history.start();
            history.index(List.of(sighting(1), sighting(2)));
            assertThat(sweep(indexer, history, 8)).isFalse();
            assertThat(indexer.status().messages()).isEqualTo(2);
            assertThat(sweep(indexer, history, 7)).isTrue();
            assertThat(indexer.status().messages()).isEqualTo(1);
        }
    }

    /// @param validity of INBOX, in which only the first message is left
    private static boolean sweep(Indexer indexer, HistoryThread history, long validity) {
        var companion = only(Companion.class, "sweep", arguments -> {
            @SuppressWarnings("unchecked")
            var seen = (Consumer<Present>) arguments[0];
            seen.accept(new Present("INBOX", validity, new long[] {1}));
            return new Reading(Reading.State.COMPLETE, "", null);
        });
        var marks = only(Marks.class, "all", _ -> List.of(new Mark("INBOX", Role.INBOX, 7, 1, 2, 2, 2, true, null)));
        return new Sweep("work", companion, marks, indexer, history).run();
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    /// A server that renumbers is not to be had in a test: what it says is said here.
    private static <T> T only(Class<T> type, String name, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return answer.to(arguments);
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static Sighting sighting(int number) {
        var octets = ("Message-ID: <" + number + "@example.org>\r\nDate: Wed, 15 Apr 2026 10:00:00 +0000\r\n"
                        + "From: Bo <bo@example.org>\r\nTo: alice@example.org\r\nSubject: Number\r\n\r\nHello\r\n")
                .getBytes(UTF_8);
        return new Sighting(
                "work",
                Sighting.Source.COMPANION,
                Sighting.Outcome.ACCEPTED,
                "INBOX",
                7,
                number,
                null,
                List.of(),
                octets,
                false,
                octets.length,
                NOW,
                NOW);
    }
}
