package dev.kith.app.daemon;

import dev.kith.app.desk.Ask;
import dev.kith.app.desk.Lines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A household in which one mail is overdue.
abstract class RemindersScene {
    static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    @TempDir
    Path folder;

    Household house;

    @BeforeEach
    void open() throws Exception {
        house = new Household(folder, START);
        house.unanswered();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    void say(String verb, String... arguments) throws Exception {
        house.pass(Duration.ofMinutes(1));
        house.desk.answer(new Ask.Say(Household.ANNA, verb, List.of(arguments)), Lines.NOWHERE);
    }
}
