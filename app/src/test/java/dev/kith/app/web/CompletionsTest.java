package dev.kith.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.app.desk.Desk;
import dev.kith.app.desk.NoDaemon;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyOperatorOfferedIsOneThatTheQueryLanguageKnows() throws Exception {
        try (var room = new Room(folder)) {
            for (var offered : Completions.OFFERED.keySet()) {
                var value = switch (offered) {
                    case "after:", "before:" -> "2025";
                    case "newer:", "older:" -> "2y";
                    default -> offered.endsWith(":") ? "x" : "";
                };
                var answer = room.holdings.indexer().search(offered + value, 1, false, Room.NOW);
                assertThat(answer.notices()).as(offered).noneMatch(n -> n.contains("not known") || n.contains("text"));
            }
        }
    }

    @Test
    void peopleAreCompletedBehindAnOperatorAndAlone() throws Exception {
        try (var room = new Room(folder)) {
            room.mail("""
                Date: Mon, 23 Feb 2026 10:00:00 +0000
                From: Anna Berg <anna@example.test>
                To: me@example.org
                Message-ID: <1@example.test>

                Hello.
                """);
            var clock = InstantSource.fixed(Room.NOW);
            var completions = new Completions(new Asking(new Desk(room.holdings, clock, new NoDaemon("test"))));
            assertThat(completions.of("pension from:ann"))
                    .containsExactly(
                            new Completion("pension from:anna@example.test ", "from:anna@example.test", "Anna Berg"));
            assertThat(completions.of("-from:ann"))
                    .extracting(Completion::query)
                    .containsExactly("-from:anna@example.test ");
            assertThat(completions.of("berg")).extracting(Completion::query).containsExactly("with:anna@example.test ");
            assertThat(completions.of("fro")).extracting(Completion::query).contains("from:");
            assertThat(completions.of("\"fro")).isEmpty();
            assertThat(completions.of("pension ")).isEmpty();
        }
    }
}
