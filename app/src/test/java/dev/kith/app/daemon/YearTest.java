package dev.kith.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A year with a user who writes mail, and never looks at what Kith puts there.
class YearTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int DAYS = 365;
    private static final int PEOPLE = 12;
    private static final long SEED = 20260105;
    private static final int UPSTREAM_MAX = 10;

    @TempDir
    private Path folder;

    @Test
    void leavesAtMostTenMessagesUpstream() throws Exception {
        try (var house = new Household(folder, START)) {
            for (var n = 0; n < PEOPLE; n++) {
                for (var days : new int[] {80, 60, 40, 20}) {
                    house.mail(person(n), Household.ALICE, Duration.ofDays(days), "Dear Alice, all went well. P");
                    house.mail(
                            Household.ALICE,
                            person(n),
                            Duration.ofDays(days).minusHours(20),
                            "Dear friend, thank you, I was glad to read it. Alice");
                }
            }
            var random = new Random(SEED);
            var most = 0;
            var everSent = new HashSet<String>();
            for (var day = 0; day < DAYS; day++) {
                house.pass(Duration.ofDays(1));
                if (day % 2 == 0) {
                    var who = person(random.nextInt(PEOPLE));
                    house.mail(
                            Household.ALICE, who, Duration.ZERO, "Dear friend, could you send me the list by Friday?");
                }
                house.judge();
                house.settle();
                house.upstream.stored.forEach(mail -> everSent.add(mail.messageId));
                most = Math.max(most, house.upstream.stored.size());
            }
            assertThat(most).as("seed %d", SEED).isLessThanOrEqualTo(UPSTREAM_MAX);
            assertThat(everSent).as("the year was not a silent one").hasSizeGreaterThan(UPSTREAM_MAX);
            assertThat(house.upstream.appends).as("each once").isEqualTo(everSent.size());
        }
    }

    private static String person(int n) {
        return "person" + n + "@example.net";
    }
}
