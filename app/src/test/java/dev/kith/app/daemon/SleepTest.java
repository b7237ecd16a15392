package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine that slept for a week, while mail came to the server and everybody's answers fell due.
class SleepTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int PER_DAY = 3;

    @TempDir
    private Path folder;

    @Test
    void afterAWeekNothingIsToldInAHeapAndNothingTwice() throws Exception {
        try (var house = new Household(folder, START)) {
            for (var n = 0; n < 8; n++) {
                correspond(house, person(n));
            }
            house.noLogin = Set.of(Household.ACCOUNT);
            house.pass(Duration.ofDays(7));
            // what the companion reads first when the machine wakes: one has answered meanwhile
            house.mail(person(0), Household.ALICE, Duration.ofDays(3), "Dear Alice, here is the list. P");
            house.noLogin = Set.of();
            for (var minute = 0; minute < 5; minute++) {
                house.judge();
                house.pass(Duration.ofMinutes(1));
            }
            assertThat(house.upstream.appends)
                    .as("no more on this day than on any")
                    .isBetween(1, PER_DAY);
            var named = new HashSet<String>();
            for (var mail : house.upstream.stored) {
                var text = new String(mail.octets, StandardCharsets.UTF_8);
                for (var n = 0; n < 8; n++) {
                    if (text.contains(person(n))) {
                        assertThat(named.add(person(n)))
                                .as("named twice: %s", person(n))
                                .isTrue();
                    }
                }
            }
            assertThat(named).hasSizeBetween(1, PER_DAY).doesNotContain(person(0));
            assertThat(List.copyOf(house.upstream.stored)).hasSize(house.upstream.appends);
        }
    }

    private static void correspond(Household house, String person) throws Exception {
        for (var days : new int[] {80, 60, 40, 20}) {
            house.mail(person, Household.ALICE, Duration.ofDays(days), "Dear Alice, the pilot went well. P");
            house.mail(
                    Household.ALICE,
                    person,
                    Duration.ofDays(days).minusHours(20),
                    "Dear friend, thank you, I was glad to read it. Alice");
        }
        house.mail(
                Household.ALICE,
                person,
                Duration.ofDays(10),
                "Dear friend, could you send me the list of the schools by Friday? Alice");
    }

    private static String person(int n) {
        return "person" + n + "@example.net";
    }
}
