package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.indexer.Indexer;
import dev.kith.proxy.companion.Companion;
import dev.kith.proxy.companion.Companion.Mark;
import dev.kith.proxy.companion.Companion.Marks;
import dev.kith.proxy.companion.Companion.Present;
import dev.kith.proxy.companion.Companion.Reading;
import dev.kith.proxy.companion.Companion.Role;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is gone from the server leaves the index, and nothing else.
class SweepTest {
    @TempDir
    Path folder = Path.of("");

    /// On GNU Mailutils' imap4d all that was read went at once: each look at a mailbox gives it other numbers there.
    @Test
    void aMailboxWithOtherNumbersIsReadAgainBeforeAnythingGoes() throws Exception {
        var room = new HistoryRoom(folder);
        try (var indexer = room.open();
                var history = room.history(indexer)) {
            history.start();
            history.index(List.of(HistoryRoom.mail(1), HistoryRoom.mail(2)));
            assertThat(sweep(indexer, history, HistoryRoom.VALIDITY + 1)).isFalse();
            assertThat(indexer.status().messages()).isEqualTo(2);
            assertThat(sweep(indexer, history, HistoryRoom.VALIDITY)).isTrue();
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
        var marks = only(
                Marks.class,
                "all",
                _ -> List.of(new Mark("INBOX", Role.INBOX, HistoryRoom.VALIDITY, 1, 2, 2, 2, true, null)));
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
}
